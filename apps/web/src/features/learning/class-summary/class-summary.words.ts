import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './class-summary.en.ts';
import ru from './class-summary.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    classSummary: typeof ru;
  }
}

addWords('classSummary', { ru, en });
