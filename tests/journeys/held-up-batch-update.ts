import { Client } from 'pg';
import type { BatchExport, BatchUpdate } from '../../packages/contract/src/index.ts';
import {
  aForm,
  aGuardian,
  anOpenYear,
  anOrganization,
  aSignedInEmployee,
  aStudent,
} from '../school/index.ts';
import { edited } from '../school/batch-update.ts';
import { isWaitedFor, until } from './held-up-import.ts';
import type { RunningSystem } from './running-system.ts';

const address = 'г. Миасс, ул. Мира, д. 1';

/** A checked update of a student's address and a parent's phone, ready to be applied. */
export async function aCheckedBatchUpdate(system: RunningSystem) {
  const db = system.database.kysely;
  const { id: organizationId } = await anOrganization(db);
  await anOpenYear(db, { organizationId });
  const admin = await aSignedInEmployee(db, { organizationId });
  const student = await aStudent(db, { organizationId, surname: 'Гурин' });
  const parent = await aGuardian(db, { childId: student.personId, surname: 'Гурина' });
  const ask = async (path: string, request: RequestInit = {}) =>
    fetch(`${system.url}/api${path}`, {
      ...request,
      headers: { ...admin.headers, ...(request.headers as Record<string, string>) },
    });
  const tell = (path: string, body: object) =>
    ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const started = await tell('/batch-exports', {
    filter: { kind: 'student' },
    columns: 'full',
    format: 'xls',
  });
  const { id: exportId } = (await started.json()) as BatchExport;
  await until(async () => {
    const { state } = (await (await ask(`/batch-exports/${exportId}`)).json()) as BatchExport;
    return state === 'ready';
  });
  const file = Buffer.from(await (await ask(`/batch-exports/${exportId}/file`)).arrayBuffer());
  const { type, body } = await aForm(
    edited(file, ({ set }) => {
      set('Гурин', 'Адрес регистрации', address);
      set('Гурина', 'Телефон', '8 912 000 00 01');
    }),
  );
  const uploaded = await ask('/batch-updates?kind=student', {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });
  const { id } = (await uploaded.json()) as BatchUpdate;
  const state = async () =>
    (await db.selectFrom('batchUpdate').select('state').where('id', '=', id).executeTakeFirst())?.state;
  await until(async () => (await state()) === 'checked');
  return {
    askToApply: () => tell(`/batch-updates/${id}/apply`, { rows: 'all' }),
    state,
    /** How much of the update the cards, their histories and the audit log show. */
    done: async () => {
      const people = [student.personId, parent.personId];
      const [addresses, contacts, histories, applied] = await Promise.all([
        db.selectFrom('person').select('id').where('address', '=', address).execute(),
        db.selectFrom('contact').select('id').where('personId', 'in', people).execute(),
        db.selectFrom('cardChange').select('id').where('personId', 'in', people).execute(),
        db
          .selectFrom('auditEntry')
          .select('id')
          .where('action', '=', 'batch_update.applied')
          .where('subjectId', '=', id)
          .execute(),
      ]);
      return [addresses, contacts, histories, applied].map(({ length }) => length);
    },
  };
}

/** Stops an update before the histories of the cards, when the cards themselves are written. */
export async function holdUpUpdating(
  system: RunningSystem,
  askToApply: () => Promise<unknown>,
): Promise<Client> {
  const holder = new Client({ connectionString: system.databaseUrl });
  holder.on('error', () => undefined);
  await holder.connect();
  await holder.query('begin; lock table card_change in share mode');
  await askToApply();
  await isWaitedFor(holder, 'card_change');
  return holder;
}
