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
  const csv = Buffer.from(rows.map(csvLine).join('\n'));
  const made = await convertedByOffice({ 'school.csv': csv }, 'xls:MS Excel 97', csvFilter);
  return made['school.xls'] ?? Buffer.alloc(0);
}

/** Opens files in LibreOffice and saves them in another format: one run for all of them. @returns them by their new names. */
export async function convertedByOffice(
  files: Readonly<Record<string, Uint8Array>>,
  format: string,
  inputFilter?: string,
): Promise<Record<string, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'gorodok-office-'));
  try {
    const paths = Object.keys(files).map((name) => join(folder, name));
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
    await promisify(execFile)(process.env['SOFFICE_PATH'] ?? 'soffice', [
      `-env:UserInstallation=file://${folder}/profile`, // two LibreOffices can't share one profile
      '--headless',
      ...(inputFilter ? [`--infilter=${inputFilter}`] : []),
      '--convert-to',
      format,
      '--outdir',
      join(folder, 'made'),
      ...paths,
    ]);
    const ending = format.replace(/:.*/u, '');
    const made = Object.keys(files).map(async (name): Promise<[string, Buffer]> => {
      const madeName = name.replace(/[^.]*$/u, ending);
      return [madeName, await readFile(join(folder, 'made', madeName))];
    });
    return Object.fromEntries(await Promise.all(made));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const csvLine = (row: readonly OfficeCell[]): string => row.map(csvCell).join(',');

function csvCell(cell: OfficeCell): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'number' ? String(cell) : `"${cell.replaceAll('"', '""')}"`;
}
