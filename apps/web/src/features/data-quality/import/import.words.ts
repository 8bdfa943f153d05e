import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './import.en.ts';
import ru from './import.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    import: typeof ru;
  }
}

addWords('import', { ru, en });
