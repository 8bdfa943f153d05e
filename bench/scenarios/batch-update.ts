import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { readCsv } from '../../apps/server/src/features/data-quality/spreadsheets/csv.ts';
import { beginTextFile } from '../../apps/server/src/platform/spreadsheet/text-file/text-file.ts';
import { NotMeasurable } from '../http-caller.ts';
import type { Figure, Scenario } from '../scenario.ts';
import { openSession } from '../sessions.ts';

const rows = 30_000;
const mostSeconds = 15;
const mostMemory = 1024;
const tooLongMs = 180_000;
const filter = { kind: 'employee' };

/** Every row of an organisation larger than any comes back with a new phone and address; others ask meanwhile. */
export const batchUpdate: Scenario = {
  title: `A batch update of ${rows} rows (.xls, every row changed twice), while others ask`,
  async run({ databaseUrl, origin }) {
    const cookie = await makeOrganization(databaseUrl);
    const headers = { cookie, 'x-gorodok': '1' };
    const ask = async (path: string, sent: RequestInit = {}) => {
      const answer = await fetch(`${origin}${path}`, {
        ...sent,
        headers: { ...headers, ...(sent.headers as Record<string, string>) },
      });
      if (!answer.ok) throw new NotMeasurable(`${path} is answered ${answer.status}`);
      return answer;
    };
    const tell = (path: string, body: object) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const json = async <Answer>(answer: Response) => (await answer.json()) as Answer;

    const waits: number[] = [];
    let memory = 0;
    /** Asks for the state, as the screen does, and for a list of cards beside it, until it is another one. */
    const follow = async (path: string, from: string, to: string): Promise<number> => {
      const began = performance.now();
      for (;;) {
        const asked = performance.now();
        const { state } = await json<{ state: string }>(await ask(path));
        await (await tell('/api/cards/search', { ...filter, limit: 50 })).text();
        waits.push((performance.now() - asked) / 2);
        memory = Math.max(memory, memoryIn(await (await ask('/metrics')).text()));
        if (state === to) return (performance.now() - began) / 1000;
        if (state !== from || performance.now() - began > tooLongMs)
          throw new NotMeasurable(`${path} is ${state}.`);
        await sleep(100);
      }
    };
    const exported = async (format: string) => {
      const started = await tell('/api/batch-exports', { filter, columns: 'full', format });
      const { id } = await json<{ id: number }>(started);
      const seconds = await follow(`/api/batch-exports/${id}`, 'queued', 'ready');
      return { seconds, file: await (await ask(`/api/batch-exports/${id}/file`)).arrayBuffer() };
    };

    const xls = await exported('xls');
    const file = await edited(new Uint8Array((await exported('csv')).file));
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(file)]), 'cards.xls');
    const uploadBegan = performance.now();
    const uploaded = await ask('/api/batch-updates?kind=employee', { method: 'POST', body: form });
    const { id } = await json<{ id: number }>(uploaded);
    const sent = (performance.now() - uploadBegan) / 1000;
    const path = `/api/batch-updates/${id}`;
    const checked = sent + (await follow(path, 'checking', 'checked'));
    const { counts } = await json<{ counts: { rowsToChange: number } }>(await ask(path));
    if (counts.rowsToChange !== rows)
      throw new NotMeasurable(`${counts.rowsToChange} of ${rows} rows would change.`);
    await tell(`${path}/apply`, { rows: 'all' });
    const applied = await follow(path, 'queued', 'applied');
    await ask(`${path}/undo`, { method: 'POST' });
    const undone = await follow(path, 'undoing', 'undone');

    waits.sort((one, other) => one - other);
    const at = (share: number) => (waits[Math.floor(waits.length * share)] ?? 0).toFixed(1);
    const within = (name: string, seconds: number): Figure => ({
      name,
      measured: `${seconds.toFixed(1)} s`,
      limit: { text: `at most ${mostSeconds} s`, kept: seconds <= mostSeconds },
    });
    return [
      { name: `the export (${xls.file.byteLength} bytes)`, measured: `${xls.seconds.toFixed(1)} s` },
      within(`the check, from the upload of ${file.length} bytes to the diagnostics`, checked),
      within('the update, from the click to the end', applied),
      { name: 'its undoing', measured: `${undone.toFixed(1)} s` },
      {
        name: 'memory of the server, at most',
        measured: `${memory.toFixed(0)} MiB`,
        limit: { text: `at most ${mostMemory} MiB`, kept: memory <= mostMemory },
      },
      {
        name: `what others wait meanwhile, ${waits.length} pairs of requests`,
        p50: at(0.5),
        p95: at(0.95),
        p99: at(0.99),
      },
    ];
  },
};

const memoryIn = (metrics: string): number =>
  Number(/^process_resident_memory_bytes (\S+)$/mu.exec(metrics)?.[1] ?? 0) / 1024 / 1024;

/** The same cards as an .xls, with another phone and another address in every row. */
async function edited(csv: Uint8Array): Promise<Uint8Array> {
  const [sheet] = readCsv(csv).sheets;
  const [headings, ...people] = (sheet?.rows ?? []).map(({ cells }) =>
    cells.map((cell) => (typeof cell === 'string' ? cell : '')),
  );
  if (!headings) throw new NotMeasurable('The export is empty.');
  const place = (heading: string) => headings.indexOf(heading);
  const [phone, address] = [place('Телефон'), place('Адрес регистрации')];
  const file = beginTextFile({
    format: 'xls',
    name: 'Сотрудники',
    columns: headings.map((heading) => ({ heading, width: 20 })),
    instructions: { name: 'Инструкция', lines: [] },
  });
  file.add(
    people.map((cells, index) => {
      const row = headings.map((_, column) => cells[column] ?? '');
      row[phone] = `8 (951) ${String(1_000_000 + index).replace(/^(\d{3})(\d\d)/u, '$1-$2-')}`;
      row[address] = `456300, Челябинская область, г. Миасс, ул. 8 Июля, д. ${index}, кв. 12`;
      return { cells: row };
    }),
  );
  return file.end();
}

/** An organisation of so many employees with everything that a card says. */
async function makeOrganization(databaseUrl: string): Promise<string> {
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  try {
    const { rows: made } = await pool.query<{ organizationId: string; personId: string }>(
      `with organization as (
         insert into organization (name, short_name, kinds, time_zone)
         values ('Организация для обновления', 'Организация для обновления', '{general}', 'Asia/Yekaterinburg') returning id),
       person as (
         insert into person (surname, first_name, patronymic, birth_date, sex, address, residence_address)
         select 'Обновляемый' || chr(1072 + number % 32) || chr(1072 + number / 32 % 32) || chr(1072 + number / 1024 % 32),
           'Александр', 'Александрович', date '1970-01-01' + number % 10000, 'male',
           '454000, Челябинская область, г. Челябинск, пр-т Ленина, д. ' || number,
           '454000, Челябинская область, г. Челябинск, пр-т Ленина, д. ' || number
         from generate_series(1, $1::integer) as number returning id),
       passport as (
         insert into identity_document (person_id, kind, series, number, issued_on, issued_by, department_code)
         select id, 'passport', '7504', lpad((id % 900000 + 100000)::text, 6, '0'), '2005-05-17',
           'Отделом внутренних дел Центрального района города Челябинска', '742-001' from person),
       phone as (
         insert into contact (person_id, kind, value)
         select id, 'phone', '+7912' || lpad((id % 10000000)::text, 7, '0') from person),
       employment as (
         insert into employment (person_id, organization_id, positions, starts_on)
         select person.id, organization.id, '{Учитель}', date '2020-09-01' from person, organization
         returning id, person_id, organization_id),
       administrator as (
         insert into employment_role (employment_id, role)
         select id, 'school_admin' from employment order by id limit 1 returning employment_id)
       select employment.organization_id as "organizationId", employment.person_id as "personId"
       from employment join administrator on administrator.employment_id = employment.id`,
      [rows],
    );
    const [administrator] = made;
    if (!administrator) throw new Error('The organisation was not made.');
    await pool.query('analyze person, employment, card, contact, identity_document');
    const who = {
      personId: Number(administrator.personId),
      organizationId: Number(administrator.organizationId),
      role: 'school_admin',
    };
    return (await openSession(pool, who)).cookie;
  } finally {
    await pool.end();
  }
}
