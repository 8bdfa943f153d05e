import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Separator, quotes, UTF-8, first row, no formats of columns, language, quoted cells are text, numbers are recognized. */
const csvFilter = 'CSV:44,34,76,1,,0,true,true';

type OfficeCell = string | number | Date;

/** An Excel 97–2003 file as a school's office makes it: LibreOffice writes it. Numbers and days stay what they are. */
export async function anOfficeFile(rows: readonly (readonly OfficeCell[])[]): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'gorodok-office-'));
  try {
    await writeFile(join(folder, 'school.csv'), rows.map(csvLine).join('\n'));
    await promisify(execFile)(process.env['SOFFICE_PATH'] ?? 'soffice', [
      `-env:UserInstallation=file://${folder}/profile`, // two LibreOffices can't share one profile
      '--headless',
      `--infilter=${csvFilter}`,
      '--convert-to',
      'xls:MS Excel 97',
      '--outdir',
      folder,
      join(folder, 'school.csv'),
    ]);
    return await readFile(join(folder, 'school.xls'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const csvLine = (row: readonly OfficeCell[]): string => row.map(csvCell).join(',');

function csvCell(cell: OfficeCell): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'number' ? String(cell) : `"${cell.replaceAll('"', '""')}"`;
}
