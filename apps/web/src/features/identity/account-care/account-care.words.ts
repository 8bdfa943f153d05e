import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './account-care.en.ts';
import ru from './account-care.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    accountCare: typeof ru;
  }
}

addWords('accountCare', { ru, en });
