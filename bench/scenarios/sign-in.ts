import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rsaSigner } from '../../packages/esia/src/index.ts';
import { buildEmulator, type AccountSeed } from '../../apps/esia-emulator/src/index.ts';
import { freePort } from '../../scripts/ports.ts';
import { choose } from '../askers.ts';
import { NotMeasurable } from '../http-caller.ts';
import { measure, measureOpen, type Round } from '../measure.ts';
import { figuresOf, type Scenario } from '../scenario.ts';
import { esiaFolder, startServer } from '../server-under-test.ts';

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

/** Guardians come back from ЕСИА, each of them once: from the callback to the session. The emulator shares the machine. */
export const signIn: Scenario = {
  title: 'A sign-in through ЕСИА, from the callback to the session',
  async run({ databaseUrl }) {
    const people = await choose<Person>(
      databaseUrl,
      `select person.id::int as oid, surname, first_name as "firstName", patronymic, birth_date::text as "birthDate", snils
       from person where snils is not null and birth_date is not null and merged_into_id is null
         and exists (select from card where card.person_id = person.id and card.kind = 'guardian')
         and not exists (select from account where account.person_id = person.id)
         and not exists (select from person as other where other.snils = person.snils and other.id <> person.id)
       order by md5(person.id::text) limit $1`,
      [perSecond * seconds + asFastAsPossible],
    );
    const esia = await startEsia(people);
    const server = await startServer(databaseUrl, undefined, esia.url);
    try {
      const callbacks: Callback[] = [];
      for (const { oid } of people) callbacks.push(await begin(server.origin, esia.url, oid));
      const ourSide: number[] = [];
      const comeBack = async (callback: Callback | undefined) => {
        if (!callback) throw new NotMeasurable('Too few people of the region could sign in.');
        const began = performance.now();
        await finish(server.origin, callback);
        ourSide.push(performance.now() - began - esia.spentOn(callback.oid));
      };
      const open = await measureOpen((turn) => comeBack(callbacks[turn]), perSecond, seconds);
      const own = quantiles(ourSide);
      const rest = callbacks.slice(perSecond * seconds);
      const closed = await measureAll(rest, comeBack);
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

/** The emulator with these people, which notes how long it takes over each of them. */
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
  const emulator = buildEmulator({ dataFolder: esiaFolder, baseUrl: url });
  const spent = new Map<number, number>();
  emulator.addHook('onResponse', (request, reply, done) => {
    const oid = oidOf(request.url, request.body);
    if (oid !== undefined) spent.set(oid, (spent.get(oid) ?? 0) + reply.elapsedTime);
    done();
  });
  await emulator.listen({ host: '127.0.0.1', port });
  return { url, spentOn: (oid: number) => spent.get(oid) ?? 0, stop: () => emulator.close() };
}

/** Whom a request of the server is about: by the code, or by the address of the person. */
function oidOf(url: string, body: unknown): number | undefined {
  const inAddress = /^\/rs\/prns\/(\d+)/.exec(url);
  if (inAddress) return Number(inAddress[1]);
  const code: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'code') : undefined;
  if (typeof code !== 'string') return undefined;
  const claims = Buffer.from(code.split('.')[1] ?? '', 'base64url').toString('utf8');
  const found = /"urn:esia:sbj:oid":(\d+)/.exec(claims);
  return found ? Number(found[1]) : undefined;
}

interface Callback {
  oid: number;
  url: string;
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
  return { oid, url, cookie: cookieOf(start) };
}

async function finish(origin: string, { url, cookie }: Callback): Promise<void> {
  const { pathname, search } = new URL(url);
  const answer = await fetch(origin + pathname + search, { headers: { cookie }, redirect: 'manual' });
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
