import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './readiness.en.ts';
import ru from './readiness.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    readiness: typeof ru;
  }
}

addWords('readiness', { ru, en });
