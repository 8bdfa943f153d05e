import { formatPhone, formatSnils } from '@gorodok/identifiers';
import { completeness, fullName, levelNames, levelOf } from '../accounts/account.ts';
import type { Account } from '../accounts/account.ts';
import type { EmulatorParts } from '../emulator-parts.ts';
import { longDate } from '../pages/format.ts';
import { html } from '../pages/html.ts';
import type { Html } from '../pages/html.ts';
import type { Page } from '../pages/layout.ts';
import { cabinetPage, card } from './cabinet.layout.ts';

/** «Мои данные»: the level, how full the profile is, and what ЕСИА knows. */
export function profilePage(parts: EmulatorParts, account: Account): Page {
  return cabinetPage(parts, account, {
    section: '/profile',
    title: 'Мои данные',
    content: html`${card(
      html`<div class="person">
          <h1>${fullName(account)}</h1>
          ${account.level === 'confirmed' && html`<span class="stamp">✓ ПОДТВЕРЖДЕНО</span>`}
        </div>
        <h2>Уровень учётной записи</h2>
        ${ladder(account)} ${nextStep(parts, account)} ${fullness(account)}`,
    )}
    ${card(personalData(account))} ${card(documents(account))} ${card(contacts(account))}`,
  });
}

function ladder(account: Account): Html {
  const level = levelOf(account);
  if (level === 'child') return html`<p><span class="tag good">${levelNames.child}</span></p>`;
  const steps = ['simplified', 'standard', 'confirmed'] as const;
  const reached = steps.indexOf(level);
  return html`<ol class="ladder">
    ${steps.map(
      (step, index) =>
        html`<li
          class="${index <= reached ? 'reached' : ''}"
          ${index === reached && html`aria-current="step"`}
        >
          ${levelNames[step]}
        </li>`,
    )}
  </ol>`;
}

function nextStep(parts: EmulatorParts, account: Account): Html | false {
  const level = levelOf(account);
  if (level === 'simplified' && parts.checks.isUnderWay(account.oid)) {
    return html`<p class="note-box">
      Личные данные проверяются в Пенсионном фонде и МВД. Обычно это несколько минут, иногда до 5 суток. О
      результате мы сообщим.
    </p>`;
  }
  if (level === 'simplified') {
    return html`${
        account.checkFailed === true &&
        html`<p class="problem">Данные не прошли проверку. Сверьте их с документами и отправьте ещё раз.</p>`
      }
      <p class="actions"><a class="primary button" href="/profile/data">Заполнить личные данные</a></p>`;
  }
  return (
    level === 'standard' &&
    html`<p class="actions">
      <a class="primary button" href="/profile/confirmation">Перейти к подтверждению личности</a>
    </p>`
  );
}

function fullness(account: Account): Html {
  const percent = completeness(account);
  return html`<h2 id="fullness">Заполненность профиля: ${percent} %</h2>
    <progress class="meter" max="100" value="${percent}" aria-labelledby="fullness"></progress>`;
}

const genders = { male: 'Мужской', female: 'Женский' } as const;

function personalData({ birthDate, birthPlace, gender, snils, citizenship }: Account): Html {
  return html`<h2 class="small">Личные данные</h2>
    ${rows([
      ['Дата рождения', birthDate && longDate(birthDate)],
      ['Место рождения', birthPlace],
      ['Пол', gender && genders[gender]],
      ['Гражданство', birthDate === null ? undefined : (citizenship ?? 'RUS')],
      ['СНИЛС', snils && formatSnils(snils)],
    ])}`;
}

export const documentNames: Readonly<Record<string, string>> = {
  RF_PASSPORT: 'Паспорт гражданина РФ',
  RF_BRTH_CERT: 'Свидетельство о рождении',
  FID_BRTH_CERT: 'Свидетельство о рождении иностранного государства',
  OLD_BRTH_CERT: 'Свидетельство о рождении старого образца',
  BRTH_CERT: 'Свидетельство о рождении',
  FID_DOC: 'Документ иностранного гражданина',
};

function documents(account: Account): Html {
  return html`<h2 class="small">Документы</h2>
    ${
      account.documents.length === 0
        ? html`<p class="empty">Документов пока нет.</p>`
        : html`<ul class="rows">
            ${account.documents.map(
              ({ type, series, number, issueDate, issuedBy, issueId, verified }) =>
                html`<li>
                  <h3>${documentNames[type] ?? type}</h3>
                  <p>
                    ${series} ${number}
                    <span class="tag ${verified ? 'good' : ''}"
                      >${verified ? 'Проверен' : 'Не проверен'}</span
                    >
                  </p>
                  <p class="hint">
                    ${issueDate !== null && html`Выдан ${longDate(issueDate)}. `}${issuedBy}${
                      issueId !== null && html`, код ${issueId.slice(0, 3)}-${issueId.slice(3)}`
                    }
                  </p>
                </li>`,
            )}
          </ul>`
    }`;
}

function contacts({ login, addresses = [] }: Account): Html {
  return html`<h2 class="small">Контакты и адреса</h2>
    ${rows([
      ['Мобильный телефон', login.phone && formatPhone(login.phone)],
      ['Электронная почта', login.email],
      ...addresses.map(
        ({ kind, text }) =>
          [kind === 'residence' ? 'Адрес проживания' : 'Адрес регистрации', text] as [string, string],
      ),
    ])}`;
}

function rows(list: [name: string, value: string | null | undefined][]): Html {
  return html`<dl>
    ${list.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value || 'Не указано'}</dd>`,
    )}
  </dl>`;
}
