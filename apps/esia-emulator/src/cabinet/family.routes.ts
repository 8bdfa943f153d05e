import { ageOn, foldName, formatSnils, parseEmail, parsePhone } from '@gorodok/identifiers';
import type { FastifyInstance } from 'fastify';
import { dayOf, fullName, levelNames, levelOf } from '../accounts/account.ts';
import type { Account } from '../accounts/account.ts';
import { findPasswordProblem, hashPassword, passwordRules } from '../accounts/password.ts';
import { readBirthCertificate, readPersonalData } from '../accounts/personal-data.ts';
import type { PersonalData } from '../accounts/personal-data.ts';
import type { EmulatorParts } from '../emulator-parts.ts';
import { longDate } from '../pages/format.ts';
import { emptyForm, field, problemsOf } from '../pages/form.ts';
import type { FormView } from '../pages/form.ts';
import { html } from '../pages/html.ts';
import type { Html } from '../pages/html.ts';
import type { Page } from '../pages/layout.ts';
import { cabinetPage, card } from './cabinet.layout.ts';
import { cabinetRoutes } from './cabinet.ts';
import { birthCertificateFields, personFields } from './person-fields.ts';

const path = '/profile/family';

/** «Семья и дети»: a parent with a confirmed account opens the accounts of children, and links those that the children have. */
export function familyRoutes(app: FastifyInstance, parts: EmulatorParts): void {
  const cabinet = cabinetRoutes(app, parts);

  cabinet.get(path, ({ account }) => familyPage(parts, account));

  cabinet.get(`${path}/child`, ({ account }) =>
    account.level === 'confirmed' ? childPage(parts, account, emptyForm) : path,
  );

  cabinet.post(`${path}/child`, ({ account, values, now }) => {
    if (account.level !== 'confirmed') return path;
    const problems = new Map<string, string>();
    const today = dayOf(now);
    const person = readPersonalData(values, today, problems);
    const certificate = readBirthCertificate(values, person?.birthDate, today, problems);
    const again = () => ({ problemPage: childPage(parts, account, { values, problems }) });
    if (!person || !certificate || problems.size > 0) return again();
    if (ageOn(person.birthDate, today) >= 18) {
      problems.set('birthDate', 'Взрослый регистрируется сам.');
      return again();
    }
    // A second click sends the same child once more.
    if (parts.checks.listChildren(account.oid).some(({ snils }) => snils === person.snils)) return path;
    const known = parts.accounts.findBySnils(person.snils);
    if (known) {
      // A child of 14 and more may have an own account: it is linked when the data agree, and nothing of it is shown before.
      if (!isSamePerson(known, person))
        problems.set('snils', 'Этот СНИЛС уже указан в учётной записи с другими данными.');
      else if (!account.kids.includes(known.oid))
        parts.accounts.save({ ...account, kids: [...account.kids, known.oid] });
      return problems.size > 0 ? again() : path;
    }
    if (ageOn(person.birthDate, today) >= 14) {
      problems.set(
        'birthDate',
        'С 14 лет ребёнок регистрируется сам. Когда он это сделает, добавьте его здесь.',
      );
      return again();
    }
    const login = readLogin(parts, values, problems);
    const password = values.get('password') ?? '';
    const weak = findPasswordProblem(password, values.get('repeated') ?? '');
    if (weak !== null) problems.set('password', weak);
    if (!login || problems.size > 0) return again();
    const child: Account = {
      ...person,
      oid: parts.accounts.nextOid(),
      login,
      password: '',
      passwordHash: hashPassword(password),
      level: 'child',
      documents: [{ ...certificate, verified: true }],
      kids: [],
    };
    parts.checks.begin(account.oid, child, now);
    return path;
  });
}

function isSamePerson(known: Account, person: PersonalData): boolean {
  return (
    known.birthDate === person.birthDate &&
    foldName(known.firstName) === foldName(person.firstName) &&
    foldName(known.lastName) === foldName(person.lastName)
  );
}

/** The child's phone or e-mail; the СНИЛС signs in as well. */
function readLogin(
  parts: EmulatorParts,
  values: ReadonlyMap<string, string>,
  problems: Map<string, string>,
): Account['login'] | undefined {
  const typed = values.get('login') ?? '';
  const phone = parsePhone(typed);
  const email = parseEmail(typed);
  if (!phone.ok && !email.ok) {
    problems.set('login', 'Введите телефон или почту ребёнка.');
    return undefined;
  }
  if (parts.accounts.listByLogin(typed).length > 0) {
    problems.set('login', 'Этот телефон или адрес уже указан в другой учётной записи.');
    return undefined;
  }
  return phone.ok ? { phone: phone.value } : { email: email.ok ? email.value : typed };
}

function familyPage(parts: EmulatorParts, account: Account): Page {
  const kids = account.kids.flatMap((oid) => parts.accounts.find(oid) ?? []);
  const waiting = parts.checks.listChildren(account.oid);
  return frame(
    parts,
    account,
    'Семья и дети',
    html`${
      kids.length + waiting.length === 0
        ? html`<p class="empty">Детей пока нет.</p>`
        : html`<ul class="rows">
            ${kids.map((kid) => child(kid, html`<span class="tag good">${levelNames[levelOf(kid)]}</span>`))}
            ${waiting.map((kid) => child(kid, html`<span class="tag">Данные проверяются</span>`))}
          </ul>`
    }
    ${
      account.level === 'confirmed'
        ? html`<p class="actions"><a class="primary button" href="${path}/child">Добавить ребёнка</a></p>`
        : html`<p class="note-box">Добавить ребёнка может родитель с подтверждённой учётной записью.</p>`
    }`,
  );
}

function child(kid: Account, tag: Html): Html {
  return html`<li>
    <h3>${fullName(kid)}</h3>
    <p>
      ${kid.birthDate !== null && longDate(kid.birthDate)}${kid.snils !== null && html` · <span class="nowrap">СНИЛС ${formatSnils(kid.snils)}</span>`}
    </p>
    <p>${tag}</p>
  </li>`;
}

function childPage(parts: EmulatorParts, account: Account, form: FormView): Page {
  return frame(
    parts,
    account,
    'Добавить ребёнка',
    html`<p class="lead">
        До 14 лет учётную запись создаёт родитель. Данные проверяются по реестрам: от 15 минут до 5 рабочих
        дней, здесь столько, сколько задано в эмуляторе.
      </p>
      ${problemsOf(form)}
      <form method="post" action="${path}/child" class="stack">
        ${personFields(form)} ${birthCertificateFields(form)}
        <fieldset>
          <legend>Вход ребёнка</legend>
          ${field(form, 'login', 'Телефон или электронная почта ребёнка', {
            hint: 'Если у ребёнка уже есть своя учётная запись, оставьте пустым: она найдётся по СНИЛС.',
            optional: true,
          })}
          <div class="pair">
            ${field(form, 'password', 'Пароль', {
              type: 'password',
              autocomplete: 'new-password',
              hint: passwordRules,
              optional: true,
            })}
            ${field(form, 'repeated', 'Пароль ещё раз', {
              type: 'password',
              autocomplete: 'new-password',
              optional: true,
            })}
          </div>
        </fieldset>
        <div class="actions">
          <button class="primary">Отправить на проверку</button>
          <a class="tap" href="${path}">Отменить</a>
        </div>
      </form>`,
  );
}

function frame(parts: EmulatorParts, account: Account, title: string, content: Html): Page {
  return cabinetPage(parts, account, {
    section: path,
    title,
    content: card(
      html`<h1>${title}</h1>
        ${content}`,
    ),
  });
}
