import { addWords } from '../../../../platform/i18n/i18n.ts';
import en from './card.en.ts';
import ru from './card.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    card: typeof ru;
  }
}

addWords('card', { ru, en });
