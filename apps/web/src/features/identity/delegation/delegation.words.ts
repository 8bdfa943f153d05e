import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './delegation.en.ts';
import ru from './delegation.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    delegation: typeof ru;
  }
}

addWords('delegation', { ru, en });
