import { sentenceOf, type ImportCounts } from '@gorodok/contract';

/** The letter at the end of an import: figures and a link, nothing about anybody in the file. */
export function letterAbout(
  state: 'applied' | 'failed',
  failureCode: string | null,
  counts: ImportCounts | undefined,
  link: string,
): { subject: string; text: string } {
  const greeting = 'Здравствуйте!';
  if (state === 'failed') {
    const reason = sentenceOf(failureCode ?? 'import.failed_inside', 'ru');
    return {
      subject: 'Загрузка из файла не выполнена',
      text: `${greeting}\n\nДанные из файла не загружены, ничего не изменено. ${reason}\n\n${link}\n`,
    };
  }
  const { faultlessRows = 0, rowsWithErrors = 0 } = counts ?? {};
  return {
    subject: 'Загрузка из файла завершена',
    text: `${greeting}\n\nЗагружено строк: ${faultlessRows}, осталось с ошибками: ${rowsWithErrors}.\nОтчёт о загрузке: ${link}\n`,
  };
}
