import { addWords } from '../../platform/i18n/i18n.ts';
import en from './vision.en.ts';
import ru from './vision.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    vision: typeof ru;
  }
}

addWords('vision', { ru, en });
