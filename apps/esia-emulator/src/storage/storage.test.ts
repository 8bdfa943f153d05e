import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { accountDirectory } from './account-directory.ts';
import { readAccounts } from './account-seed.ts';
import { writeJsonFile } from './json-file.ts';
import { sampleAccounts } from './sample-accounts.ts';
import { createSelfSignedCertificate } from './self-signed-certificate.ts';
import { prepareTestSystem, readSystems } from './systems.ts';

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'esia-storage-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

function anAccountsFile(content: unknown): string {
  const file = join(aFolder(), 'accounts.json');
  writeJsonFile(file, content);
  return file;
}

test('the accounts that come with the emulator pass their own check', () => {
  expect(readAccounts(anAccountsFile(sampleAccounts))).toEqual(sampleAccounts);
});

test('a folder without accounts is not a fault', () => {
  expect(readAccounts(join(aFolder(), 'accounts.json'))).toBeUndefined();
});

test('faults are named by place and field, without anybody’s data', () => {
  const [mother] = sampleAccounts;
  const file = anAccountsFile([
    mother,
    {
      ...mother,
      login: { phone: '8-900' },
      birthDate: '14.03.1986',
      kids: [5],
      documents: [{ type: 'паспорт' }],
    },
  ]);
  const message = messageOf(() => readAccounts(file));
  for (const fault of [
    'account 2 (oid 1000000001): birthDate must be YYYY-MM-DD or null',
    'account 2 (oid 1000000001): login.phone must be a Russian phone',
    'account 2 (oid 1000000001): documents[0].type must be',
    'oid 1000000001 stands more than once',
    'oid 1000000001: kids names an unknown account',
  ]) {
    expect(message).toContain(fault);
  }
  expect(message).not.toMatch(/Соколова|14\.03\.1986|8-900/);
});

test('a phone in the file may be written in any usual way', () => {
  const [mother] = sampleAccounts;
  const file = anAccountsFile([{ ...mother, login: { phone: '8 (900) 000-00-01' }, kids: [] }]);
  expect(readAccounts(file)?.[0]?.login).toEqual({ phone: '+79000000001' });
});

test('a login belongs to one account', () => {
  const [mother] = sampleAccounts;
  const file = anAccountsFile([
    { ...mother, kids: [] },
    { ...mother, kids: [], oid: 7 },
  ]);
  expect(messageOf(() => readAccounts(file))).toContain(
    'oid 7: login.phone belongs to another account already',
  );
});

test('a broken file is named without quoting it', () => {
  const file = join(aFolder(), 'accounts.json');
  writeFileSync(file, '[{"lastName": "Соколова"');
  expect(messageOf(() => readAccounts(file))).toMatch(/accounts\.json is not valid JSON$/);
});

test('people find their account by phone in any writing, by e-mail and by СНИЛС', () => {
  const directory = accountDirectory(sampleAccounts);
  const oidsOf = (typed: string) => directory.listByLogin(typed).map(({ oid }) => oid);
  for (const typed of [
    '+7 (900) 000-00-01',
    '89000000001',
    '9000000001',
    ' A.Sokolova@example.org',
    '900-000-600 99',
  ]) {
    expect(oidsOf(typed)).toEqual([1000000001]);
  }
  expect(oidsOf('12345')).toEqual([]);
});

test('ten thousand accounts are read and searched without a wait', () => {
  const [mother] = sampleAccounts;
  const many = Array.from({ length: 10_000 }, (_, index) => ({
    ...mother,
    oid: index + 1,
    login: { phone: `79${String(index).padStart(9, '0')}` },
    kids: [],
  }));
  const accounts = readAccounts(anAccountsFile(many)) ?? [];
  expect(accountDirectory(accounts).listByLogin('79000009999')).toMatchObject([{ oid: 10_000 }]);
});

test('a certificate made here is one that others can read and check', () => {
  const { certificatePem } = createSelfSignedCertificate('Школа', new Date('2045-06-01T12:00:00Z'));
  const certificate = new X509Certificate(certificatePem);
  expect(certificate.subject).toBe('CN=Школа');
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.ca).toBe(false);
  expect(new Date(certificate.validTo)).toEqual(new Date('2055-06-01T12:00:00Z'));
});

test('a system prepared twice keeps its key and takes over its new address', () => {
  const folder = aFolder();
  const prepare = (redirectUri: string) =>
    prepareTestSystem(folder, { clientId: 'SCHOOL', name: 'Школа', redirectUris: [redirectUri] });
  const first = prepare('http://127.0.0.1:3000/callback');
  expect(prepare('https://school.example/callback').certificatePem).toBe(first.certificatePem);
  const systems = readSystems(folder);
  expect([...systems.keys()]).toEqual(['SCHOOL']);
  expect(systems.get('SCHOOL')?.redirectHosts).toEqual(['school.example']);
});

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
}
