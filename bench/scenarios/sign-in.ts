import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rsaSigner } from '../../packages/esia/src/index.ts';
import type { AccountSeed } from '../../apps/esia-emulator/src/index.ts';
import { root } from '../../scripts/paths.ts';
import { freePort } from '../../scripts/ports.ts';
import { choose } from '../askers.ts';
import { NotMeasurable } from '../http-caller.ts';
import { measure, measureOpen, type Round } from '../measure.ts';
import { figuresOf, type Scenario } from '../scenario.ts';
import { answers, esiaFolder, startServer } from '../server-under-test.ts';
import type { AnsweredRequest } from '../waiting-for-esia.ts';

const perSecond = 20;
const seconds = 5;
const atOnce = 8;
/** So many more people come as fast as they are let in. */
const asFastAsPossible = 200;
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
      [perSecond * seconds + asFastAsPossible],
    );
    const esia = await startEsia(people);
    const server = await startServer(databaseUrl, preload, esia.url);
    const answered = new Map<string, AnsweredRequest>();
    server.process.on('message', (message: AnsweredRequest) => answered.set(message.url, message));
    try {
      const callbacks: Callback[] = [];
      for (const { oid } of people) callbacks.push(await begin(server.origin, esia.url, oid));
      const comeBack = (callback: Callback | undefined) => {
        if (!callback) throw new NotMeasurable('Too few people of the region could sign in.');
        return finish(server.origin, callback);
      };
      // As many as possible come first: they warm the server up for those who come by the clock.
      const closed = await measureAll(callbacks.slice(0, asFastAsPossible), comeBack);
      const byTheClock = callbacks.slice(asFastAsPossible);
      const open = await measureOpen((turn) => comeBack(byTheClock[turn]), perSecond, seconds);
      const own = quantiles(
        byTheClock.flatMap(({ path }) => {
          const times = answered.get(path);
          return times ? [times.took - times.waited] : [];
        }),
      );
      const signature = await measureSignature();
      return [
        {
          name: `our side of it, ${perSecond} a second by the clock`,
          ...figuresOf({ ...own, rate: open.rate }),
          limit: { text: `p95 at most ${limit} ms`, kept: own.p95 <= limit },
        },
        { name: 'the same with what the emulator took', ...figuresOf(open) },
        { name: 'as many as possible, 8 at once', ...figuresOf(closed) },
        { name: 'the signature of the request alone, 8 at once', ...figuresOf(signature) },
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

/** Each of the callbacks once, so many at a time. */
async function measureAll(
  callbacks: readonly Callback[],
  comeBack: (callback: Callback) => Promise<void>,
): Promise<Round> {
  const durations: number[] = [];
  const waiting = [...callbacks];
  const began = performance.now();
  const caller = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const from = performance.now();
      await comeBack(next);
      durations.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, caller));
  return { ...quantiles(durations), rate: durations.length / ((performance.now() - began) / 1000) };
}

async function measureSignature(): Promise<Round> {
  const folder = join(esiaFolder, 'systems', 'GORODOK');
  const signer = rsaSigner({
    privateKeyPem: readFileSync(join(folder, 'key.pem'), 'utf8'),
    certificatePem: readFileSync(join(folder, 'certificate.pem'), 'utf8'),
  });
  return measure(async (turn) => void (await signer.sign(Buffer.from(`message ${turn}`))), atOnce, 2);
}

function quantiles(values: readonly number[]): Omit<Round, 'rate'> {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
