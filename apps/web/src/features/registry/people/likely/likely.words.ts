import { addWords } from '../../../../platform/i18n/i18n.ts';
import en from './likely.en.ts';
import ru from './likely.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    likely: typeof ru;
  }
}

addWords('likely', { ru, en });
