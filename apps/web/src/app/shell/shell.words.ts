import { addWords } from '../../platform/i18n/i18n.ts';
import en from './shell.en.ts';
import ru from './shell.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    shell: typeof ru;
  }
}

addWords('shell', { ru, en });
