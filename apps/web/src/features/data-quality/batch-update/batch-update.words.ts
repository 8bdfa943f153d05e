import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './batch-update.en.ts';
import ru from './batch-update.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    batch: typeof ru;
  }
}

addWords('batch', { ru, en });
