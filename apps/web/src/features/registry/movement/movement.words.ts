import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './movement.en.ts';
import ru from './movement.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    movement: typeof ru;
  }
}

addWords('movement', { ru, en });
