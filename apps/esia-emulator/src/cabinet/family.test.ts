import { relyingParty } from '@gorodok/esia';
import { expect, test } from 'vitest';
import { aBrowser, aRunningEmulator, codeOf, lastMessage, pass, set } from '../testing/running-emulator.ts';
import type { RunningEmulator } from '../testing/running-emulator.ts';

const password = 'Rebyonok-26';
const son = {
  lastName: 'Орлов',
  firstName: 'Илья',
  gender: 'male',
  birthDate: '01.09.2016',
  birthPlace: 'г. Челябинск',
  snils: '900-000-616 06',
  series: 'IV-ИВ',
  number: '654321',
  issueDate: '15.09.2016',
  issuedBy: 'Отдел ЗАГС',
  login: '+79120005566',
  password,
  repeated: password,
};

async function aFather(emulator: RunningEmulator, login = 'm.orlov@example.org') {
  const browser = aBrowser(emulator);
  await browser.enterCabinet(login, 'gorodok-2026');
  return browser;
}

test('a father opens an account for his son under 14, and after the check the son signs in as a child', async () => {
  const emulator = await aRunningEmulator();
  await set(emulator, 'registry', { delaySeconds: 900, outcome: 'passed' });
  const father = await aFather(emulator);
  await father.post('/profile/family/child', son);
  expect((await father.open('/profile/family')).text).toContain('Данные проверяются');
  await expect(codeOf(emulator, son.login, password)).rejects.toThrow();
  pass(emulator, 901);
  const school = relyingParty(emulator.config);
  const tokens = await school.exchangeCode(await codeOf(emulator, son.login, password));
  expect(await school.readPerson(tokens)).toMatchObject({ level: 'child', snils: '90000061606' });
  expect((await lastMessage(emulator)).to).toBe('+79000000003');
});

test('a form sent twice makes one child, and so do two parents who send it at once', async () => {
  const emulator = await aRunningEmulator();
  await set(emulator, 'registry', { delaySeconds: 60, outcome: 'passed' });
  const [father, mother] = [await aFather(emulator), await aFather(emulator, '+79000000001')];
  for (const parent of [father, father, mother]) await parent.post('/profile/family/child', son);
  pass(emulator, 61);
  expect((await father.open('/profile/family')).text.match(/Орлов Илья/g)).toHaveLength(1);
  expect((await mother.open('/profile/family')).text).not.toContain('Орлов Илья');
});

test('a check that fails opens nothing', async () => {
  const emulator = await aRunningEmulator();
  await set(emulator, 'registry', { delaySeconds: 0, outcome: 'failed' });
  const father = await aFather(emulator);
  await father.post('/profile/family/child', son);
  expect((await father.open('/profile/family')).text).toContain('Детей пока нет');
  await expect(codeOf(emulator, son.login, password)).rejects.toThrow();
});

test('from 14 on a child registers by itself; its account is then linked', async () => {
  const emulator = await aRunningEmulator();
  const father = await aFather(emulator);
  const older = { ...son, birthDate: '01.09.2011', issueDate: '15.09.2011' };
  expect((await father.post('/profile/family/child', older)).text).toContain(
    'С 14 лет ребёнок регистрируется сам',
  );
  const maria = {
    ...son,
    lastName: 'Соколова',
    firstName: 'Мария',
    gender: 'female',
    birthDate: '20.02.2011',
    issueDate: '01.03.2011',
    snils: '900-000-613 03',
  };
  expect((await father.post('/profile/family/child', { ...maria, firstName: 'Марина' })).status).toBe(422);
  await father.post('/profile/family/child', maria);
  expect((await father.open('/profile/family')).text).toContain('Соколова Мария Андреевна');
});

test('who is not confirmed opens no accounts', async () => {
  const emulator = await aRunningEmulator();
  const vera = await aFather(emulator, 'v.lebedeva@example.org');
  expect((await vera.post('/profile/family/child', son)).location).toBe('/profile/family');
  expect((await vera.open('/profile/family')).text).toContain('Детей пока нет');
});
