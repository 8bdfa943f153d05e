import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './personal-settings.en.ts';
import ru from './personal-settings.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    personalSettings: typeof ru;
  }
}

addWords('personalSettings', { ru, en });
