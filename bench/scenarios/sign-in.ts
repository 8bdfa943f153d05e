import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Pool } from 'pg';
import { rsaSigner } from '../../packages/esia/src/index.ts';
import type { AccountSeed } from '../../apps/esia-emulator/src/index.ts';
import { root } from '../../scripts/paths.ts';
import { freePort } from '../../scripts/ports.ts';
import { choose } from '../askers.ts';
import { NotMeasurable } from '../http-caller.ts';
import { measureOpen, type Round } from '../measure.ts';
import { figuresOf, type Scenario } from '../scenario.ts';
import { answers, esiaFolder, startServer } from '../server-under-test.ts';
import { recordEach, replay, startRecorded } from '../statements.ts';
import type { AnsweredRequest } from '../waiting-for-esia.ts';

const perSecond = 20;
const seconds = 5;
const atOnce = 8;
/** So many more people come as fast as they are let in. */
const asFastAsPossible = 200;
/** And so many whose statements are recorded, and sent again without the server. */
const recordedPeople = 100;
/** What the server has to do itself, without what it waits for at ЕСИА. */
const limit = 30;

interface Person {
  oid: number;
  surname: string;
  firstName: string;
  patronymic: string | null;
  birthDate: string;
  snils: string;
}

/**
 * Guardians come back from ЕСИА, each of them once: from the callback to the session. What the server waited for ЕСИА is measured in
 * the server itself and taken off. The emulator, a process of its own, shares the machine.
 */
export const signIn: Scenario = {
  title: 'A sign-in through ЕСИА, from the callback to the session',
  async run({ databaseUrl }) {
    const people = await choose<Person>(
      databaseUrl,
      `select person.id::int as oid, surname, first_name as "firstName", patronymic, birth_date::text as "birthDate", snils
       from person where snils_is_valid(snils) and birth_date is not null and merged_into_id is null
         and exists (select from readiness where person_id = person.id and kind = 'guardian' and reasons = '{}')
         and not exists (select from account where account.person_id = person.id)
         and not exists (select from person as other where other.snils = person.snils and other.id <> person.id)
       order by md5(person.id::text) limit $1`,
      [perSecond * seconds + asFastAsPossible + recordedPeople],
    );
    const esia = await startEsia(people);
    const server = await startServer(databaseUrl, preload, esia.url);
    const answered = new Map<string, AnsweredRequest>();
    server.process.on('message', (message: AnsweredRequest) => answered.set(message.url, message));
    try {
      const callbacks: Callback[] = [];
      for (const { oid } of people.slice(recordedPeople))
        callbacks.push(await begin(server.origin, esia.url, oid));
      const comeBack = (callback: Callback | undefined) => {
        if (!callback) throw new NotMeasurable('Too few people of the region could sign in.');
        return finish(server.origin, callback);
      };
      // As many as possible come first: they warm the server up for those who come by the clock.
      const closed = await eachOnce(callbacks.slice(0, asFastAsPossible), comeBack);
      const byTheClock = callbacks.slice(asFastAsPossible);
      const open = await measureOpen((turn) => comeBack(byTheClock[turn]), perSecond, seconds);
      const own = quantiles(
        byTheClock.flatMap(({ path }) => {
          const times = answered.get(path);
          return times ? [times.took - times.waited] : [];
        }),
      );
      const alone = await measureAlone(databaseUrl, esia.url, people.slice(0, recordedPeople));
      return [
        {
          name: `our side of it, ${perSecond} a second by the clock`,
          ...figuresOf({ ...own, rate: open.rate }),
          limit: { text: `p95 at most ${limit} ms`, kept: own.p95 <= limit },
        },
        { name: 'the same with what the emulator took', ...figuresOf(open) },
        { name: 'as many as possible, 8 at once', ...figuresOf(closed) },
        { name: 'the same signature and statements without the server, 8 at once', ...figuresOf(alone) },
      ];
    } finally {
      await server.stop();
      await esia.stop();
    }
  },
};

const preload = pathToFileURL(join(import.meta.dirname, '../waiting-for-esia.ts')).href;

/** The emulator with these people. */
async function startEsia(people: readonly Person[]) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const accounts = people.map(({ oid, surname, firstName, patronymic, birthDate, snils }): AccountSeed => ({
    oid,
    login: { snils },
    password: 'gorodok-2026',
    level: 'confirmed',
    lastName: surname,
    firstName,
    middleName: patronymic,
    birthDate,
    gender: null,
    snils,
    documents: [],
    kids: [],
    featured: true,
  }));
  await writeFile(join(esiaFolder, 'accounts.json'), JSON.stringify(accounts));
  const child = spawn(process.execPath, [join(root, 'apps/esia-emulator/src/main.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT: String(port), ESIA_BASE_URL: url, ESIA_DATA: esiaFolder },
  });
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  await answers(url);
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

interface Callback {
  path: string;
  cookie: string;
}

const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

/** From the landing page to the moment where ЕСИА sends the browser back. */
async function begin(origin: string, esiaUrl: string, oid: number): Promise<Callback> {
  const start = await fetch(`${origin}/api/sign-in/esia`, { redirect: 'manual' });
  const page = await fetch(start.headers.get('location') ?? '', { redirect: 'manual' });
  const login = new URL(page.headers.get('location') ?? '', esiaUrl);
  const sent = await fetch(new URL('/login', login), {
    method: 'POST',
    headers: { cookie: cookieOf(page) },
    body: new URLSearchParams({ request: login.searchParams.get('request') ?? '', account: String(oid) }),
    redirect: 'manual',
  });
  const url = sent.headers.get('location');
  if (!url) throw new NotMeasurable('The emulator does not let the people of the region in.');
  const { pathname, search } = new URL(url);
  return { path: pathname + search, cookie: cookieOf(start) };
}

async function finish(origin: string, { path, cookie }: Callback): Promise<void> {
  const answer = await fetch(origin + path, { headers: { cookie }, redirect: 'manual' });
  await answer.arrayBuffer();
  if (answer.headers.get('location') !== '/')
    throw new NotMeasurable('A guardian of the region is refused at the door.');
}

/** Each of these once, so many at a time. */
async function eachOnce<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<Round> {
  const durations: number[] = [];
  const waiting = [...items];
  const began = performance.now();
  const caller = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const from = performance.now();
      await work(next);
      durations.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, caller));
  return { ...quantiles(durations), rate: durations.length / ((performance.now() - began) / 1000) };
}

/**
 * What PostgreSQL and the signature take of it: these people come in at a server that tells its statements, what they have
 * left is taken back, and the same statements are sent again, a signature before each.
 */
async function measureAlone(databaseUrl: string, esiaUrl: string, people: readonly Person[]): Promise<Round> {
  const server = await startRecorded(databaseUrl, esiaUrl);
  const pool = new Pool({ connectionString: databaseUrl, max: atOnce });
  const sign = signingLikeServer();
  try {
    const callbacks: Callback[] = [];
    for (const { oid } of people) callbacks.push(await begin(server.origin, esiaUrl, oid));
    const recorded = await recordEach(
      server,
      callbacks.map((callback) => () => finish(server.origin, callback)),
    );
    const personIds = people.map(({ oid }) => oid);
    // A round to warm the connections up, and the one that counts.
    let round: Round | undefined;
    for (let turn = 0; turn < 2; turn++) {
      for (const statement of takenBack) await pool.query(statement, [personIds]);
      round = await eachOnce(recorded, async (statements) => {
        await sign();
        await replay(pool, statements);
      });
    }
    if (!round) throw new NotMeasurable('Nothing was sent again.');
    return round;
  } finally {
    await pool.end();
    await server.stop();
  }
}

/** So that the same statements find what they found. The accounts stay: their keys stand in the statements. */
const takenBack = [
  `delete from session where account_id in (select id from account where person_id = any ($1))`,
  `delete from esia_link where account_id in (select id from account where person_id = any ($1))`,
  `delete from confirmed_identity where person_id = any ($1)`,
  `update sign_in_request set used_at = null, created_at = now()
   where used_at > now() - interval '10 minutes' and $1::bigint[] is not null`,
];

function signingLikeServer(): () => Promise<unknown> {
  const folder = join(esiaFolder, 'systems', 'GORODOK');
  const signer = rsaSigner({
    privateKeyPem: readFileSync(join(folder, 'key.pem'), 'utf8'),
    certificatePem: readFileSync(join(folder, 'certificate.pem'), 'utf8'),
  });
  return () => signer.sign(Buffer.from('the parameters of a request'));
}

function quantiles(values: readonly number[]): Omit<Round, 'rate'> {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
