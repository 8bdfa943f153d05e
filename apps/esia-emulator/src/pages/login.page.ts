import { formatPhone } from '@gorodok/identifiers';
import { levelNames, levelOf } from '../accounts/account.ts';
import type { Account } from '../accounts/account.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import type { Page } from './layout.ts';

export interface LoginView {
  /** The key of the pending request. */
  request: string;
  /** Where the person goes after signing in; null for the cabinet here. */
  systemName: string | null;
  /** Who signed in before in this browser. */
  known: Account | undefined;
  featured: readonly Account[];
  problem?: string;
  /** What was typed as login, after a failure. */
  login?: string;
}

/** The sign-in page: a form as people know it from Госуслуги, and beside it the ready accounts of the demonstration. */
export function loginPage(view: LoginView): Page {
  return {
    title: 'Вход',
    content: html`<div class="columns">
      <section class="card">
        <h1>Вход</h1>
        <p class="lead">
          ${view.systemName === null ? 'Вы входите в личный кабинет' : html`Вы входите в систему <b>${view.systemName}</b>`}
        </p>
        ${view.known && !view.problem ? knownPerson(view, view.known) : passwordForm(view)}
        <form method="post" action="/login" class="cancel">
          ${requestField(view)}
          <button name="action" value="cancel" class="quiet">
            ${view.systemName === null ? 'Отменить' : 'Отменить и вернуться на сайт'}
          </button>
        </form>
      </section>
      ${view.featured.length > 0 && readyAccounts(view)}
    </div>`,
  };
}

function requestField(view: LoginView): Html {
  return html`<input type="hidden" name="request" value="${view.request}" />`;
}

function knownPerson(view: LoginView, person: Account): Html {
  return html`<form method="post" action="/login" class="stack">
    ${requestField(view)}
    <p>В этом браузере уже вошли.</p>
    <button name="action" value="continue" class="primary">
      Продолжить как ${person.firstName} ${person.lastName}
    </button>
    <button name="action" value="another" class="secondary">Другой пользователь</button>
  </form>`;
}

function passwordForm(view: LoginView): Html {
  return html`<form method="post" action="/login" class="stack">
      ${requestField(view)}
      ${view.problem && html`<p class="problem" role="alert" id="problem">${view.problem}</p>`}
      <label>
        <span>Телефон / Email / СНИЛС</span>
        <input
          name="login"
          value="${view.login}"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          required
          ${view.problem ? html`aria-describedby="problem"` : html`autofocus`}
        />
      </label>
      <label>
        <span>Пароль</span>
        <input
          name="password"
          type="password"
          autocomplete="current-password"
          required
          ${view.problem && html`aria-invalid="true" aria-describedby="problem" autofocus`}
        />
      </label>
      <label class="check">
        <input type="checkbox" name="foreign" value="yes" />
        <span>Чужой компьютер</span>
      </label>
      <button class="primary">Войти</button>
      <p class="links">
        <a href="/recovery">Восстановить пароль</a>
        <a href="/registration">Зарегистрироваться</a>
      </p>
    </form>
    ${byKey(view)}`;
}

/** A signature needs a means of cryptography that no browser has by itself: a test key stands in its place. */
function byKey(view: LoginView): Html {
  return html`<details class="by-key">
    <summary>Войти с электронным средством</summary>
    <form method="post" action="/login" class="stack">
      ${requestField(view)}
      <label>
        <span>Тестовый ключ</span>
        <input name="key" autocomplete="off" autocapitalize="none" spellcheck="false" required />
      </label>
      <p class="hint">
        Вместо электронной подписи здесь тестовый ключ. Его выдаёт удостоверяющий центр в
        <a href="/desk">окне специалиста</a>.
      </p>
      <button class="secondary">Войти по ключу</button>
    </form>
  </details>`;
}

function readyAccounts(view: LoginView): Html {
  const passwords = [...new Set(view.featured.map(({ password }) => password))];
  return html`<section class="ready" aria-labelledby="ready">
    <h2 id="ready">Кем войти</h2>
    <p>
      Вымышленные люди. Нажмите, чтобы войти
      сразу${passwords.length === 1 && html`, или наберите логин и пароль <code>${passwords[0]}</code>`}.
    </p>
    <form method="post" action="/login">
      ${requestField(view)}
      <ul>
        ${view.featured.map((account) => readyAccount(account, passwords.length === 1))}
      </ul>
    </form>
  </section>`;
}

function readyAccount(account: Account, samePassword: boolean): Html {
  const { phone, email, snils } = account.login;
  const login = phone === undefined ? (email ?? snils) : formatPhone(phone);
  return html`<li>
    <button name="account" value="${account.oid}" class="account">
      <span class="name">${account.lastName} ${account.firstName} ${account.middleName}</span>
      <span class="level level-${account.level}">${levelNames[levelOf(account)]}</span>
      ${account.note !== undefined && html`<span class="note">${account.note}</span>`}
      <span class="login">${login}${!samePassword && html` · ${account.password}`}</span>
    </button>
  </li>`;
}
