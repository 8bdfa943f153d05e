import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './people-search.en.ts';
import ru from './people-search.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    'people-search': typeof ru;
  }
}

addWords('people-search', { ru, en });
