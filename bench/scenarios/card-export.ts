import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { NotMeasurable } from '../http-caller.ts';
import type { Scenario } from '../scenario.ts';
import { openSession } from '../sessions.ts';

const rows = 30_000;
const mostSeconds = 10;
const tooLongMs = 120_000;

/** The file of an organisation larger than any, made for the measurement; others ask meanwhile and shall not notice. */
export const cardExport: Scenario = {
  title: `A file of ${rows} cards (.xlsx), while others ask`,
  async run({ databaseUrl, origin }) {
    const cookie = await makeOrganization(databaseUrl);
    const ask = (path: string, body?: object) =>
      fetch(`${origin}/api${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { cookie, 'x-gorodok': '1', ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
    const columns = ['name', 'context', 'birth_date', 'age', 'snils', 'document', 'contact'];
    const began = performance.now();
    const started = await ask('/card-exports', { kind: 'employee', columns });
    if (!started.ok) throw new NotMeasurable(`/card-exports is answered ${started.status}`);
    const { id } = (await started.json()) as { id: number };
    const waits: number[] = [];
    for (let state = 'queued'; state !== 'ready';) {
      const asked = performance.now();
      const answer = await ask(`/card-exports/${id}`);
      waits.push(performance.now() - asked);
      ({ state } = (await answer.json()) as { state: string });
      if (state === 'failed' || asked - began > tooLongMs) throw new NotMeasurable(`The file is ${state}.`);
      await sleep(20);
    }
    const seconds = (performance.now() - began) / 1000;
    const bytes = (await (await ask(`/card-exports/${id}/file`)).arrayBuffer()).byteLength;
    waits.sort((one, other) => one - other);
    const at = (share: number) => (waits[Math.floor(waits.length * share)] ?? 0).toFixed(1);
    return [
      {
        name: `from the click to the file (${bytes} bytes)`,
        measured: `${seconds.toFixed(1)} s`,
        limit: { text: `at most ${mostSeconds} s`, kept: seconds <= mostSeconds },
      },
      {
        name: `what others wait meanwhile, ${waits.length} requests`,
        p50: at(0.5),
        p95: at(0.95),
        p99: at(0.99),
      },
    ];
  },
};

async function makeOrganization(databaseUrl: string): Promise<string> {
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  try {
    const { rows: made } = await pool.query<{ organizationId: string; personId: string }>(
      `with organization as (
         insert into organization (name, short_name, kinds, time_zone)
         values ('Организация для измерения', 'Организация для измерения', '{general}', 'Asia/Yekaterinburg') returning id),
       person as (
         insert into person (surname, first_name, patronymic, birth_date)
         select 'Измеряемый' || number, 'Александр', 'Александрович', date '1970-01-01' + number % 10000
         from generate_series(1, $1::integer) as number returning id),
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
    const who = {
      personId: Number(administrator.personId),
      organizationId: Number(administrator.organizationId),
      role: 'school_admin',
    };
    await pool.query('analyze person, employment, card');
    return (await openSession(pool, who)).cookie;
  } finally {
    await pool.end();
  }
}
