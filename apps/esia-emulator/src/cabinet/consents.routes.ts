import type { FastifyInstance } from 'fastify';
import { fullName } from '../accounts/account.ts';
import type { Account } from '../accounts/account.ts';
import { isActive } from '../consents/consent.ts';
import type { Consent } from '../consents/consent.ts';
import { consentTypes } from '../consents/permissions.ts';
import type { EmulatorParts } from '../emulator-parts.ts';
import { longDate } from '../pages/format.ts';
import { html } from '../pages/html.ts';
import type { Html } from '../pages/html.ts';
import type { Page } from '../pages/layout.ts';
import { scopeTitle } from '../pages/scope-titles.ts';
import { cabinetPage, card } from './cabinet.layout.ts';
import { cabinetRoutes } from './cabinet.ts';

const path = '/profile/consents';

/** How long a parent may allow a child's sign-in; the day is shown before it is given. */
const terms = [
  ['1', 'на 1 год'],
  ['3', 'на 3 года'],
  ['5', 'на 5 лет'],
] as const;

/** «Согласия и доверенности»: requests, active consents with their expiry, and what has ended. */
export function consentsRoutes(app: FastifyInstance, parts: EmulatorParts): void {
  const cabinet = cabinetRoutes(app, parts);

  cabinet.get(path, ({ account, now }) => consentsPage(parts, account, now));

  cabinet.post(path, ({ account, values, now }) => {
    const id = values.get('consent') ?? '';
    const years = terms.find(([value]) => value === values.get('years'))?.[0] ?? '1';
    // A second click finds nothing to decide any more, and changes nothing.
    switch (values.get('action')) {
      case 'allow':
        parts.consents.decide(account, id, 'active', yearsLater(now, Number(years)), now);
        break;
      case 'decline':
        parts.consents.decide(account, id, 'declined', null, now);
        break;
      case 'withdraw': {
        const consent = parts.consents.list(account).find((known) => known.id === id);
        if (consent && parts.consents.withdraw(account, id, now))
          parts.refreshTokens.revoke(consent.subject, consent.clientId);
        break;
      }
      default:
    }
    return path;
  });
}

function yearsLater(now: Date, years: number): Date {
  const until = new Date(now);
  until.setUTCFullYear(until.getUTCFullYear() + years);
  return until;
}

function consentsPage(parts: EmulatorParts, account: Account, now: Date): Page {
  const consents = parts.consents.list(account);
  const requests = consents.filter(({ state }) => state === 'requested');
  const active = consents.filter((consent) => isActive(consent, now));
  const past = consents.filter((consent) => !requests.includes(consent) && !active.includes(consent));
  const list = (items: readonly Consent[], more: (consent: Consent) => Html) =>
    html`<ul class="rows">
      ${items.map((consent) => html`<li>${about(parts, consent)} ${more(consent)}</li>`)}
    </ul>`;
  return cabinetPage(parts, account, {
    section: path,
    title: 'Согласия и доверенности',
    content: html`${card(
      html`<h1>Согласия и доверенности</h1>
        <h2>Новые запросы</h2>
        ${requests.length === 0 ? html`<p class="empty">Запросов нет.</p>` : list(requests, (item) => decision(item, now))}`,
    )}
    ${card(
      html`<h2 class="small">Действующие</h2>
        ${active.length === 0 ? html`<p class="empty">Действующих согласий нет.</p>` : list(active, withdrawal)}`,
    )}
    ${
      past.length > 0 &&
      card(
        html`<h2 class="small">Завершённые</h2>
          ${list(past, ending)}`,
      )
    }`,
  });
}

function about(parts: EmulatorParts, { clientId, subject, permission }: Consent): Html {
  const system = parts.systems.get(clientId)?.name ?? clientId;
  if (permission) {
    return html`<h3>${consentTypes.get(permission.type)?.title}: ${system}</h3>
      <p>Данные: ${permission.scopes.map(scopeTitle).join(', ')}</p>`;
  }
  const child = parts.accounts.find(subject);
  return html`<h3>Вход ребёнка в систему «${system}»</h3>
    <p>${child ? fullName(child) : 'Ребёнок'}: передача данных для входа</p>`;
}

function decision({ id, requestedAt }: Consent, now: Date): Html {
  return html`<p class="hint">Запрос от ${longDate(requestedAt)}</p>
    <form method="post" action="${path}" class="actions">
      <input type="hidden" name="consent" value="${id}" />
      <label>
        <span class="visually-hidden">Срок согласия</span>
        <select name="years">
          ${terms.map(
            ([value, text]) =>
              html`<option value="${value}">
                ${text}, до ${longDate(yearsLater(now, Number(value)).toISOString())}
              </option>`,
          )}
        </select>
      </label>
      <button class="primary" name="action" value="allow">Разрешить</button>
      <button class="secondary" name="action" value="decline">Отказать</button>
    </form>`;
}

function withdrawal({ id, expiresAt }: Consent): Html {
  return html`<p><span class="tag good">Действует до ${longDate(expiresAt ?? '')}</span></p>
    <form method="post" action="${path}">
      <input type="hidden" name="consent" value="${id}" />
      <button class="secondary" name="action" value="withdraw">Отозвать</button>
    </form>`;
}

function ending({ state, decidedAt, expiresAt }: Consent): Html {
  const words = { declined: 'Отказано', withdrawn: 'Отозвано', active: 'Срок истёк', requested: '' } as const;
  const day = state === 'active' ? expiresAt : decidedAt;
  return html`<p><span class="tag">${words[state]}${day !== null && html` ${longDate(day)}`}</span></p>`;
}
