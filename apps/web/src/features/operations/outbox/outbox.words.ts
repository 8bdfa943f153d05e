import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './outbox.en.ts';
import ru from './outbox.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    outbox: typeof ru;
  }
}

addWords('outbox', { ru, en });
