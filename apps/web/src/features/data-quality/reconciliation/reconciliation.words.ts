import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './reconciliation.en.ts';
import ru from './reconciliation.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    reconciliation: typeof ru;
  }
}

addWords('reconciliation', { ru, en });
