import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './completeness.en.ts';
import ru from './completeness.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    completeness: typeof ru;
  }
}

addWords('completeness', { ru, en });
