import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './years.en.ts';
import ru from './years.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    years: typeof ru;
  }
}

addWords('years', { ru, en });
