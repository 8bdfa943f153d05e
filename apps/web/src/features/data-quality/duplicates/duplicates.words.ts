import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './duplicates.en.ts';
import ru from './duplicates.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    duplicates: typeof ru;
  }
}

addWords('duplicates', { ru, en });
