import { addWords } from '../../platform/i18n/i18n.ts';
import en from './registry.en.ts';
import ru from './registry.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    registry: typeof ru;
  }
}

addWords('registry', { ru, en });
