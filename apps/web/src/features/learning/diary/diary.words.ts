import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './diary.en.ts';
import ru from './diary.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    diary: typeof ru;
  }
}

addWords('diary', { ru, en });
