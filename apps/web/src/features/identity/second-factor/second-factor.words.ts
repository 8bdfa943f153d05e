import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './second-factor.en.ts';
import ru from './second-factor.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    secondFactor: typeof ru;
  }
}

addWords('secondFactor', { ru, en });
