import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './passwords.en.ts';
import ru from './passwords.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    passwords: typeof ru;
  }
}

addWords('passwords', { ru, en });
