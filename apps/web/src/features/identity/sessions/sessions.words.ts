import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './sessions.en.ts';
import ru from './sessions.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    sessions: typeof ru;
  }
}

addWords('sessions', { ru, en });
