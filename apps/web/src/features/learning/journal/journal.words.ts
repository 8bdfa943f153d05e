import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './journal.en.ts';
import ru from './journal.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    journal: typeof ru;
  }
}

addWords('journal', { ru, en });
