import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './figures.en.ts';
import ru from './figures.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    figures: typeof ru;
  }
}

addWords('figures', { ru, en });
