import { addWords } from '../i18n/i18n.ts';
import en from './interface.en.ts';
import ru from './interface.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    interface: typeof ru;
  }
}

addWords('interface', { ru, en });
