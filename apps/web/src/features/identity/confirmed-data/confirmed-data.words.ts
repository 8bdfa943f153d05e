import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './confirmed-data.en.ts';
import ru from './confirmed-data.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    confirmedData: typeof ru;
  }
}

addWords('confirmedData', { ru, en });
