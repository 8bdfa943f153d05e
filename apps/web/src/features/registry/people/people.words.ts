import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './people.en.ts';
import ru from './people.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    people: typeof ru;
  }
}

addWords('people', { ru, en });
