import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type {
  BatchExport,
  BatchFilter,
  BatchUpdate,
  ImportFinding,
  StartBatchExport,
} from '../../packages/contract/src/index.ts';
import {
  rowsIn,
  saved,
  type FileCell,
  type SavedAs,
} from '../../apps/server/src/platform/spreadsheet/testing/file-rows.ts';
import {
  aClassGroup,
  aForm,
  aGuardian,
  anEmployee,
  anOpenYear,
  anOrganization,
  aSignedInEmployee,
  aStudent,
  type TestServer,
} from './index.ts';

/** A school with two students of 7А and one of 7Б, a mother of two of them, and a teacher. */
export async function aBatchSchool(server: TestServer) {
  const db = server.database.kysely;
  const { id: organizationId } = await anOrganization(db);
  const { id: academicYearId } = await anOpenYear(db, { organizationId });
  const admin = await aSignedInEmployee(db, { organizationId });
  const [a, b] = [
    await aClassGroup(db, { organizationId, academicYearId, name: '7А' }),
    await aClassGroup(db, { organizationId, academicYearId, name: '7Б' }),
  ];
  const inClass = (classGroupId: number, surname: string) =>
    aStudent(db, { organizationId, classGroupId, surname, birthDate: '2013-03-14' });
  const anna = await inClass(a.id, 'Абрамова');
  const boris = await inClass(a.id, 'Борисов');
  const vera = await inClass(b.id, 'Волкова');
  const mother = await aGuardian(db, { childId: anna.personId, surname: 'Матвеева', firstName: 'Мария' });
  await aGuardian(db, { childId: vera.personId, personId: mother.personId });
  const father = await aGuardian(db, {
    childId: boris.personId,
    surname: 'Отцов',
    firstName: 'Олег',
    snils: null,
  });
  const teacher = await anEmployee(db, { organizationId, surname: 'Учителева', positions: ['Учитель'] });
  await db
    .insertInto('contact')
    .values({ personId: anna.personId, kind: 'phone', value: '+79120000001' })
    .execute();
  await db
    .insertInto('identityDocument')
    .values({ personId: mother.personId, kind: 'passport', series: '0304', number: '004019' })
    .execute();
  return { server, db, organizationId, admin, a, b, anna, boris, vera, mother, father, teacher };
}
export type BatchSchool = Awaited<ReturnType<typeof aBatchSchool>>;
type Asking = Pick<BatchSchool, 'server' | 'admin'>;

const ask = ({ server, admin }: Asking, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) =>
  server.app.inject({
    method,
    url: `/api${url}`,
    headers: admin.headers,
    ...(payload && { payload }),
  });
export const askBatch = ask;
export { rowsIn, saved };

/** Asks again and again until that is so. */
async function until<Answer>(
  look: () => Promise<Answer>,
  isSo: (answer: Answer) => boolean,
): Promise<Answer> {
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await look();
    if (isSo(answer)) return answer;
    await sleep(50);
  }
  throw new Error('What was waited for has not come within 30 seconds.');
}

/** Exports cards and waits until the file is made. */
export async function exported(
  school: Asking,
  request: Partial<StartBatchExport> = {},
): Promise<{ about: BatchExport; file: Buffer }> {
  const body = { filter: { kind: 'student' as const }, columns: 'full', format: 'xlsx', ...request };
  const started = await ask(school, 'POST', '/batch-exports', body);
  expect([started.statusCode, started.json().code]).toEqual([202, undefined]);
  const { id } = started.json<BatchExport>();
  const about = await until(
    async () => (await ask(school, 'GET', `/batch-exports/${id}`)).json<BatchExport>(),
    ({ state }) => state !== 'queued',
  );
  const file = (await ask(school, 'GET', `/batch-exports/${id}/file`)).rawPayload;
  return { about, file };
}

/** A table of an export that a person works in. */
export interface FileTable {
  readonly rows: FileCell[][];
  /** The cell of somebody, known by a word of the row, in the column of that heading. */
  readonly set: (word: string, heading: string, value: FileCell) => void;
  /** The number of the row as a spreadsheet shows it. */
  readonly rowOf: (word: string) => number;
}

export function tableOf(rows: FileCell[][]): FileTable {
  const indexOf = (word: string) => rows.findIndex((row, index) => index > 0 && row.includes(word));
  return {
    rows,
    rowOf: (word) => indexOf(word) + 1,
    set(word, heading, value) {
      const column = rows[0]?.indexOf(heading) ?? -1;
      const row = rows[indexOf(word)];
      if (!row || column < 0) throw new Error(`There is no cell «${heading}» of ${word}.`);
      row[column] = value;
    },
  };
}

/** The file after somebody has worked in it, as a spreadsheet program saves it. */
export function edited(file: Uint8Array, edit: (table: FileTable) => void, as: SavedAs = {}): Buffer {
  const table = tableOf(rowsIn(file));
  edit(table);
  return saved(table.rows, as);
}

export async function upload(
  { server, admin }: Asking,
  file: Uint8Array,
  filter: BatchFilter = { kind: 'student' },
  name = 'Карточки.xlsx',
) {
  const { type, body } = await aForm(file, name);
  const query = new URLSearchParams(Object.entries(filter).map(([key, value]) => [key, String(value)]));
  return server.app.inject({
    method: 'POST',
    url: `/api/batch-updates?${query.toString()}`,
    headers: { ...admin.headers, 'content-type': type },
    payload: body,
  });
}

export const getUpdate = async (school: Asking, id: number): Promise<BatchUpdate> =>
  (await ask(school, 'GET', `/batch-updates/${id}`)).json<BatchUpdate>();

const untilDone = (school: Asking, id: number) =>
  until(
    () => getUpdate(school, id),
    ({ state }) => !['checking', 'queued', 'undoing'].includes(state),
  );

/** Hands a file in and waits for the diagnostics. */
export async function checkedUpdate(
  school: Asking,
  file: Uint8Array,
  filter?: BatchFilter,
  name?: string,
): Promise<BatchUpdate> {
  const response = await upload(school, file, filter, name);
  expect([response.statusCode, response.json().code]).toEqual([202, undefined]);
  return untilDone(school, response.json<BatchUpdate>().id);
}

/** Has a checked update applied, or an applied one undone, and waits for the end, whatever it is. */
export async function act(
  school: Asking,
  id: number,
  what: 'apply all' | 'apply faultless' | 'undo',
): Promise<BatchUpdate> {
  const [path, rows] = what.split(' ');
  const response = await ask(school, 'POST', `/batch-updates/${id}/${path}`, rows ? { rows } : undefined);
  expect([response.statusCode, response.json().code]).toEqual([202, undefined]);
  return untilDone(school, id);
}

/** Errors and warnings of a report: row, column, code. */
export const told = (findings: readonly ImportFinding[], severity: 'error' | 'warning' = 'error') =>
  findings
    .filter((finding) => finding.severity === severity)
    .map(({ row, column, code }) => [row, column, code]);
