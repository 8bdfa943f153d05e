import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './cards.en.ts';
import ru from './cards.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    cards: typeof ru;
  }
}

addWords('cards', { ru, en });
