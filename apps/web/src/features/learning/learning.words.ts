import { addWords } from '../../platform/i18n/i18n.ts';
import en from './learning.en.ts';
import ru from './learning.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    learning: typeof ru;
  }
}

addWords('learning', { ru, en });
