import { ageOn } from '@gorodok/identifiers';
import type { FastifyInstance } from 'fastify';
import { dayOf, levelOf } from '../accounts/account.ts';
import type { Account } from '../accounts/account.ts';
import { readPassport, readPersonalData } from '../accounts/personal-data.ts';
import type { EmulatorParts } from '../emulator-parts.ts';
import { problemsOf } from '../pages/form.ts';
import type { FormView } from '../pages/form.ts';
import { html } from '../pages/html.ts';
import type { Page } from '../pages/layout.ts';
import { endSession } from '../sign-in/cookies.ts';
import { cabinetPage, card } from './cabinet.layout.ts';
import { cabinetRoutes } from './cabinet.ts';
import { passportFields, personFields } from './person-fields.ts';
import { profilePage } from './profile.page.ts';

/** «Мои данные» and the form that makes a simplified account a standard one. */
export function profileRoutes(app: FastifyInstance, parts: EmulatorParts): void {
  const cabinet = cabinetRoutes(app, parts);

  cabinet.get('/profile', ({ account }) => profilePage(parts, account));

  cabinet.get('/profile/data', ({ account }) =>
    mayFillIn(parts, account)
      ? dataPage(parts, account, { values: known(account), problems: new Map() })
      : '/profile',
  );

  cabinet.post('/profile/data', ({ account, values, now }) => {
    if (!mayFillIn(parts, account)) return '/profile';
    const problems = new Map<string, string>();
    const today = dayOf(now);
    const person = readPersonalData(values, today, problems);
    const passport = readPassport(values, person?.birthDate, today, problems);
    if (person && ageOn(person.birthDate, today) < 14)
      problems.set('birthDate', 'До 14 лет учётную запись создаёт родитель, в разделе «Семья и дети».');
    if (person && isAnothers(parts, account, person.snils))
      problems.set('snils', 'Этот СНИЛС уже указан в другой учётной записи. Восстановите доступ к ней.');
    if (!person || !passport || problems.size > 0)
      return { problemPage: dataPage(parts, account, { values, problems }) };
    // The СНИЛС becomes a login with the confirmed account, as at ЕСИА.
    parts.accounts.save({ ...account, ...person, documents: [passport], checkFailed: false });
    parts.checks.begin(account.oid, null, now);
    return '/profile';
  });

  app.post('/profile/exit', async (request, reply) => {
    endSession(parts, request, reply);
    return reply.redirect('/', 303);
  });
}

/** A standard or confirmed account has been checked: its data are changed no more here, nor while they are being checked. */
function mayFillIn(parts: EmulatorParts, account: Account): boolean {
  return levelOf(account) === 'simplified' && !parts.checks.isUnderWay(account.oid);
}

export function isAnothers(parts: EmulatorParts, account: Account, snils: string): boolean {
  const owner = parts.accounts.findBySnils(snils);
  return owner !== undefined && owner.oid !== account.oid;
}

/** What was filled in before, so that a failed check does not cost all the typing. */
function known(account: Account): Map<string, string> {
  const { lastName, firstName, middleName, birthDate, birthPlace, snils, gender } = account;
  const russian = (day: string | null | undefined) => day?.split('-').toReversed().join('.');
  const [passport] = account.documents;
  const fields = {
    lastName,
    firstName,
    middleName,
    birthDate: russian(birthDate),
    birthPlace,
    snils,
    gender,
    series: passport?.series,
    number: passport?.number,
    issueDate: russian(passport?.issueDate),
    issueId: passport?.issueId,
    issuedBy: passport?.issuedBy,
  };
  return new Map(Object.entries(fields).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

function dataPage(parts: EmulatorParts, account: Account, form: FormView): Page {
  return cabinetPage(parts, account, {
    section: '/profile',
    title: 'Личные данные',
    content: card(
      html`<h1>Личные данные</h1>
        <p class="lead">
          После проверки в Пенсионном фонде и МВД учётная запись станет стандартной. Проверка здесь занимает
          столько, сколько задано в эмуляторе.
        </p>
        ${problemsOf(form)}
        <form method="post" action="/profile/data" class="stack">
          ${personFields(form)} ${passportFields(form)}
          <div class="actions">
            <button class="primary">Продолжить</button>
            <a class="tap" href="/profile">Отменить</a>
          </div>
        </form>`,
    ),
  });
}
