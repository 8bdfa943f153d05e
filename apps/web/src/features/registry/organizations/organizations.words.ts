import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './organizations.en.ts';
import ru from './organizations.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    organizations: typeof ru;
  }
}

addWords('organizations', { ru, en });
