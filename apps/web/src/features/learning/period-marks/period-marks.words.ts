import { addWords } from '../../../platform/i18n/i18n.ts';
import en from './period-marks.en.ts';
import ru from './period-marks.ru.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    periodMarks: typeof ru;
  }
}

addWords('periodMarks', { ru, en });
