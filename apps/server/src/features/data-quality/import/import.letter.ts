import { sentenceOf, type ImportCounts } from '@gorodok/contract';
import type { LetterLanguage } from '#features/identity/recipients/index.ts';

const words = {
  ru: {
    failed: 'Загрузка из файла не выполнена',
    nothingChanged: 'Здравствуйте!\n\nДанные из файла не загружены, ничего не изменено.',
    applied: 'Загрузка из файла завершена',
    counts: (taken: number, left: number) =>
      `Здравствуйте!\n\nЗагружено строк: ${taken}, осталось с ошибками: ${left}.`,
    report: 'Отчёт о загрузке',
  },
  en: {
    failed: 'The import from a file has failed',
    nothingChanged: 'Hello!\n\nThe data of the file were not taken in, and nothing has changed.',
    applied: 'The import from a file is finished',
    counts: (taken: number, left: number) =>
      `Hello!\n\nRows taken in: ${taken}, left out with errors: ${left}.`,
    report: 'Report on the import',
  },
} as const;

/** The letter at the end of an import: figures and a link, nothing about anybody in the file. */
export function letterAbout(
  language: LetterLanguage,
  state: 'applied' | 'failed',
  failureCode: string | null,
  counts: ImportCounts | undefined,
  link: string,
): { subject: string; text: string } {
  const { failed, nothingChanged, applied, counts: counted, report } = words[language];
  if (state === 'failed') {
    const reason = sentenceOf(failureCode ?? 'import.failed_inside', language);
    return { subject: failed, text: `${nothingChanged} ${reason}\n\n${link}\n` };
  }
  const { faultlessRows = 0, rowsWithErrors = 0 } = counts ?? {};
  return { subject: applied, text: `${counted(faultlessRows, rowsWithErrors)}\n${report}: ${link}\n` };
}
