import { AppError } from '#platform/errors/app-error.ts';
import { readAnyTable, type Spreadsheet } from '../spreadsheets/index.ts';
import { mostRows } from './update-plan.ts';

/** Reads a filled-in file, whatever its name says. Its headings take a row too. */
export async function readUpdateFile(bytes: Uint8Array): Promise<Spreadsheet> {
  try {
    return await readAnyTable(bytes, { mostRows: mostRows + 20 });
  } catch (error) {
    const isTooLong = error instanceof AppError && error.code === 'import.too_many_rows';
    throw isTooLong ? new AppError('invalid', 'batch_update.too_many_rows') : error;
  }
}
