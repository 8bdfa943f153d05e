import { createServer, type Server } from 'node:net';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  anEmployee,
  anEsiaAccount,
  aForm,
  anOfficeFile,
  anOpenYear,
  anOrganization,
  aSnils,
} from '../school/index.ts';
import { aDevice, giveConsent, openBrowser, signIn } from './browser.ts';
import { aRunningSystem, type RunningSystem } from './running-system.ts';

const schoolName = 'МАОУ «СОШ № 14»';
const email = 'evdokia.prilukina@school.example';
const administrator = anEsiaAccount({
  lastName: 'Прилукина',
  firstName: 'Евдокия',
  middleName: 'Саввична',
  snils: aSnils(),
});
const stranger = anEsiaAccount({
  lastName: 'Незванцев',
  firstName: 'Аристарх',
  middleName: 'Лукич',
  snils: aSnils(),
});
const child = { surname: 'Одинцовский', firstName: 'Мирон', patronymic: 'Устинович', snils: aSnils() };
const mother = { surname: 'Одинцовская', firstName: 'Пелагея', patronymic: 'Фоминична', snils: aSnils() };
const phone = '+79123456789';
const searchWord = 'Одинцовск';

/** A mail server that knows nobody, and says whom it does not know. */
function aMailServerThatRefuses(): Promise<Server> {
  const server = createServer((socket) => {
    socket.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\r\n').filter(Boolean)) {
        const refused = /^RCPT TO:(.*)/i.exec(line);
        if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else socket.write(refused ? `550 5.1.1 ${refused[1]} is not known here\r\n` : '250 ok\r\n');
      }
    });
    socket.on('error', () => undefined);
    socket.write('220 mail.example\r\n');
  });
  return new Promise((resolve) => void server.listen(0, '127.0.0.1', () => resolve(server)));
}

let mailServer: Server;
let system: RunningSystem;
let browser: Browser;
let school: { id: number };
beforeAll(async () => {
  mailServer = await aMailServerThatRefuses();
  const address = mailServer.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  system = await aRunningSystem({
    accounts: [administrator, stranger],
    keepOutput: true,
    environment: {
      LOG_LEVEL: 'trace',
      SMTP_URL: `smtp://127.0.0.1:${address.port}`,
      MAIL_FROM: 'no-reply@gorodok.example',
    },
  });
  const db = system.database.kysely;
  await watchJobs();
  school = await anOrganization(db, { name: schoolName });
  await anOpenYear(db, { organizationId: school.id });
  const { personId } = await anEmployee(db, {
    organizationId: school.id,
    surname: administrator.lastName,
    firstName: administrator.firstName,
    patronymic: administrator.middleName,
    birthDate: administrator.birthDate,
    snils: administrator.snils,
    roles: ['school_admin'],
  });
  await db
    .insertInto('contact')
    .values({ personId, kind: 'email', value: email, confirmedAt: new Date() })
    .execute();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await system.close();
  mailServer.close();
});

const visited: string[] = [];

/** A page whose addresses are kept: those it shows, and those that it asks the server for. */
async function aWatchedPage(): Promise<Page> {
  const page = await (await aDevice(browser, 'desktop')).newPage();
  page.on('framenavigated', (frame) => visited.push(frame.url()));
  page.on('request', (request) => visited.push(request.url()));
  return page;
}

/** Ways that a number of eleven digits (СНИЛС, a phone) is written. */
function writingsOf(number: string): string[] {
  const digits = number.replace(/\D/g, '');
  const tail = digits.slice(-10);
  const groups = (sizes: number[], text: string) => {
    let from = 0;
    return sizes.map((size) => text.slice(from, (from += size)));
  };
  const [a, b, c, d] = groups([3, 3, 3, 2], digits);
  const [code, first, second, third] = groups([3, 3, 2, 2], tail);
  return [
    digits.slice(0, 9),
    tail,
    `${a}-${b}-${c}`,
    `${a} ${b} ${c}`,
    `${a}-${b}-${c} ${d}`,
    `${first}-${second}-${third}`,
    `${first} ${second} ${third}`,
    `(${code})`,
  ];
}

const secrets = [
  ...[administrator, stranger].flatMap(({ lastName, firstName, middleName, snils, login }) => [
    lastName,
    firstName,
    middleName ?? '',
    ...writingsOf(snils ?? ''),
    ...writingsOf(login.phone ?? ''),
  ]),
  ...[child, mother].flatMap(({ surname, firstName, patronymic, snils }) => [
    surname,
    firstName,
    patronymic,
    ...writingsOf(snils),
  ]),
  ...writingsOf(phone),
  email,
  searchWord,
].filter(Boolean);

/** Which of the secrets stand in the text, whatever its case and whether it is written as in an address. */
function leaksIn(text: string): string[] {
  const readable = text.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
  const lower = `${text}\n${readable}`.toLowerCase();
  return secrets.filter((secret) => lower.includes(secret.toLowerCase()));
}

/**
 * Writes down whatever is ever kept with a job: the try that succeeds at last takes the error of the one before it away, so
 * that a look at the jobs themselves would depend on the moment.
 */
async function watchJobs(): Promise<void> {
  await sql`
    create table kept_with_job (name text not null, output jsonb not null);
    create function keep_output() returns trigger language plpgsql as $$
      begin
        insert into kept_with_job values (new.name, new.output);
        return null;
      end $$;
    create trigger output_is_kept after insert or update on pgboss.job
      for each row when (new.output is not null) execute function keep_output()`.execute(
    system.database.kysely,
  );
}

const keptWithJobs = async () =>
  (
    await sql<{ name: string; output: unknown }>`select name, output from kept_with_job`.execute(
      system.database.kysely,
    )
  ).rows;

test('what the school does leaves no name, number, address or searched word in the logs, the jobs and the addresses', async () => {
  const db = system.database.kysely;
  const office = await aWatchedPage();
  await signIn(office, system.url, administrator, schoolName);
  await giveConsent(office);
  await office.getByRole('heading', { name: 'Не вошли' }).waitFor();

  // A refusal; before it, one that ends in an error of the database whose message quotes the whole row.
  await sql`alter table sign_in_failure add constraint nobody_is_named check (given_surname is null)`.execute(
    db,
  );
  const broken = await aWatchedPage();
  await signIn(broken, system.url, stranger, schoolName);
  await broken.waitForURL('**/sign-in/refused');
  await sql`alter table sign_in_failure drop constraint nobody_is_named`.execute(db);
  const outside = await aWatchedPage();
  await signIn(outside, system.url, stranger, schoolName);
  await outside.getByText('Обратитесь к администратору вашей организации').first().waitFor();

  // An import with faults, whose first try the database refuses in the same way.
  const file = await anOfficeFile([
    [
      'Класс',
      'Фамилия',
      'Имя',
      'Отчество',
      'Дата рождения',
      'Пол',
      'СНИЛС',
      'Телефон',
      'Родитель 1: Фамилия',
      'Родитель 1: Имя',
      'Родитель 1: Отчество',
      'Родитель 1: СНИЛС',
    ],
    [
      '7А',
      child.surname,
      child.firstName,
      child.patronymic,
      '01.01.2014',
      'М',
      Number(child.snils),
      phone,
      mother.surname,
      mother.firstName,
      mother.patronymic,
      Number(mother.snils),
    ],
    [
      '7А',
      `${child.surname} (дубль)`,
      child.firstName,
      child.patronymic,
      '31.02.2014',
      'М',
      '111-111-111 11',
      '',
      '',
      '',
      '',
      '',
    ],
  ]);
  const cookie = (await office.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const ask = async (path: string, type: string, body: string | Buffer<ArrayBuffer>) =>
    fetch(`${system.url}/api${path}`, {
      method: 'POST',
      headers: { cookie, 'x-gorodok': '1', 'content-type': type },
      body,
    });
  const importFile = async () => {
    const form = await aForm(file, `${child.surname}.xls`);
    const { id } = (await (await ask('/imports?kind=students', form.type, form.body)).json()) as {
      id: number;
    };
    await ask(`/imports/${id}/apply`, 'application/json', JSON.stringify({ rows: 'faultless' }));
    const state = async () =>
      (await db.selectFrom('import').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;
    await expect.poll(state, { timeout: 20_000 }).not.toBe('queued');
    return state();
  };
  await sql`alter table enrolment add constraint nobody_is_admitted check (false) not valid`.execute(db);
  await sql`alter table person add constraint nobody_is_new check (surname = ${sql.lit(administrator.lastName)}) not valid`.execute(
    db,
  );
  expect(await importFile()).toBe('failed');
  await sql`alter table enrolment drop constraint nobody_is_admitted`.execute(db);
  await sql`alter table person drop constraint nobody_is_new`.execute(db);
  expect(await importFile()).toBe('applied');

  await office.goto(`${system.url}/imports`);
  await office.goto(`${system.url}/cards`);
  await office.getByLabel('Имя или СНИЛС').fill(searchWord);
  await office.getByText('1 карточка').waitFor();
  await office.getByRole('button', { name: new RegExp(child.surname) }).click();
  await office.getByText('Просмотр карточки записан').waitFor();

  // Requests of the wrong shape, with names where none belong.
  expect(
    (await ask('/session/role', 'application/json', JSON.stringify({ role: child.surname }))).status,
  ).toBe(422);
  expect((await ask('/session/role', 'application/json', `{"role": "${child.surname}`)).status).toBe(400);
  expect((await ask('/imports?kind=students', 'text/plain', child.surname)).status).toBeLessThan(500);
  expect((await ask(`/${child.surname}`, 'application/json', '{}')).status).toBe(404);

  // The letters about the imports, which the mail server refuses by the address.
  await expect
    .poll(async () => (await keptWithJobs()).map(({ name }) => name), { timeout: 30_000 })
    .toEqual(expect.arrayContaining(['import.apply', 'mail.send']));

  const output = system.output();
  const lines = output.split('\n').filter(Boolean);
  expect(lines.length).toBeGreaterThan(20);
  expect(lines.filter((line) => !isJson(line))).toEqual([]);
  expect(lines.filter((line) => leaksIn(line).length > 0)).toEqual([]);
  expect(lines.filter((line) => line.includes('nobody_is_named')).length).toBeGreaterThan(0);
  expect((await keptWithJobs()).filter(({ output }) => leaksIn(JSON.stringify(output)).length > 0)).toEqual(
    [],
  );
  expect(visited.filter((address) => leaksIn(address).length > 0)).toEqual([]);
});

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
