import { expect, onTestFinished, test } from 'vitest';
import { aClassGroup, anEsiaAccount, anOpenYear, anOrganization, aSnils, aStudent } from '../school/index.ts';
import { aDevice, giveConsent, openBrowser, signIn } from './browser.ts';
import { aRunningSystem } from './running-system.ts';

const schoolName = 'МБОУ «СОШ № 15»';
const fifteenYearsAgo = `${new Date().getFullYear() - 15}-01-15`;

test('a fifteen-year-old is told what the parent must do, the parent allows it in her cabinet, and the student comes in', async () => {
  const son = anEsiaAccount({
    lastName: 'Королёв',
    firstName: 'Кирилл',
    gender: 'male',
    birthDate: fifteenYearsAgo,
    snils: aSnils(),
  });
  const mother = anEsiaAccount({ lastName: 'Королёва', firstName: 'Анна', kids: [son.oid], snils: aSnils() });
  const system = await aRunningSystem({ accounts: [son, mother], parentConsent: true });
  onTestFinished(() => system.close());
  const db = system.database.kysely;
  const school = await anOrganization(db, { name: schoolName });
  const year = await anOpenYear(db, { organizationId: school.id });
  const { id: classGroupId } = await aClassGroup(db, {
    organizationId: school.id,
    academicYearId: year.id,
    name: '9А',
  });
  await aStudent(db, {
    organizationId: school.id,
    classGroupId,
    surname: son.lastName,
    firstName: son.firstName,
    birthDate: son.birthDate,
    snils: son.snils,
  });
  const browser = await openBrowser();
  onTestFinished(() => browser.close());

  const refused = await (await aDevice(browser, 'phone')).newPage();
  await signIn(refused, system.url, son, schoolName);
  await refused.getByRole('heading', { level: 1, name: /согласие родителя/ }).waitFor();
  await refused
    .getByText(/Согласия и доверенности/)
    .first()
    .waitFor();
  const kept = await db.selectFrom('signInFailure').select(['reason', 'organizationId']).execute();
  expect(kept).toEqual([{ reason: 'parental_consent_missing', organizationId: school.id }]);

  const cabinet = await (await aDevice(browser, 'phone')).newPage();
  await cabinet.goto(`${system.esiaUrl}/profile/consents`);
  await cabinet.locator('input[name=login]').fill(mother.login.phone ?? '');
  await cabinet.locator('input[name=password]').fill(mother.password);
  await cabinet.getByRole('button', { name: 'Войти', exact: true }).first().click();
  await cabinet.goto(`${system.esiaUrl}/profile/consents`);
  await cabinet.getByText('Королёв Кирилл').waitFor();
  await cabinet.getByRole('button', { name: 'Разрешить' }).click();
  await cabinet.getByText(/Действует до/).waitFor();

  const page = await (await aDevice(browser, 'phone')).newPage();
  await signIn(page, system.url, son, schoolName);
  await giveConsent(page);
  await page
    .getByRole('heading', { name: /Дневник/ })
    .or(page.getByText('9А'))
    .first()
    .waitFor();
});
