import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './sign-in-failures.en.ts';
import ru from './sign-in-failures.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    signInFailures: typeof ru;
  }
}

addWords('signInFailures', { ru, en });
