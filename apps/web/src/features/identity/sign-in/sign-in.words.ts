import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './sign-in.en.ts';
import ru from './sign-in.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    signIn: typeof ru;
  }
}

addWords('signIn', { ru, en });
