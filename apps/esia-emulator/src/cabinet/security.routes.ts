import { formatPhone } from '@gorodok/identifiers';
import type { FastifyInstance } from 'fastify';
import type { Account } from '../accounts/account.ts';
import { findPasswordProblem, hashPassword, isPasswordOf, passwordRules } from '../accounts/password.ts';
import type { EmulatorParts } from '../emulator-parts.ts';
import { emptyForm, field, problemsOf } from '../pages/form.ts';
import type { FormView } from '../pages/form.ts';
import { html } from '../pages/html.ts';
import type { Html } from '../pages/html.ts';
import type { Page } from '../pages/layout.ts';
import { isCodeOfApp, newSecret, setUpOf } from '../sign-in/totp.ts';
import { cabinetPage, card } from './cabinet.layout.ts';
import { cabinetRoutes } from './cabinet.ts';

const path = '/profile/security';

/** «Безопасность → Вход в систему»: the second factor and the password. */
export function securityRoutes(app: FastifyInstance, parts: EmulatorParts): void {
  const cabinet = cabinetRoutes(app, parts);
  const save = (account: Account, secondFactor: Account['secondFactor']) => {
    const { secondFactor: _before, ...others } = account;
    parts.accounts.save(secondFactor ? { ...others, secondFactor } : others);
  };

  cabinet.get(path, ({ account, values }) =>
    securityPage(parts, account, emptyForm, values.get('app') === 'new' ? newSecret() : null),
  );

  cabinet.post(path, async ({ account, values, now }) => {
    const refuse = (name: string, problem: string, secret: string | null = null) => {
      const form = { values, problems: new Map([[name, problem]]) };
      return { problemPage: securityPage(parts, account, form, secret) };
    };
    switch (values.get('action')) {
      case 'sms':
        if (account.login.phone === undefined)
          return refuse('form', 'В учётной записи нет мобильного телефона.');
        save(account, { kind: 'sms' });
        return path;
      case 'app': {
        const secret = values.get('secret') ?? '';
        if (!/^[A-Z2-7]{16,64}$/.test(secret)) return path;
        if (!(await isCodeOfApp(secret, values.get('code') ?? '', now)))
          return refuse('code', 'Код не подошёл. Введите тот, который приложение показывает сейчас.', secret);
        save(account, { kind: 'totp', secret });
        return path;
      }
      case 'off':
        // Whoever finds a computer left alone must not be able to take the second factor off.
        if (!isPasswordOf(account, values.get('current') ?? '')) return refuse('current', 'Пароль неверный.');
        save(account, undefined);
        return path;
      case 'password': {
        if (!isPasswordOf(account, values.get('old') ?? '')) return refuse('old', 'Текущий пароль неверный.');
        const password = values.get('password') ?? '';
        const problem = findPasswordProblem(password, values.get('repeated') ?? '');
        if (problem !== null) return refuse('password', problem);
        parts.accounts.save({ ...account, passwordHash: hashPassword(password) });
        return path;
      }
      default:
        return path;
    }
  });
}

function securityPage(parts: EmulatorParts, account: Account, form: FormView, secret: string | null): Page {
  return cabinetPage(parts, account, {
    section: path,
    title: 'Безопасность',
    content: html`${card(
      html`<h1>Безопасность</h1>
        <h2>Вход с подтверждением</h2>
        ${problemsOf(form)} ${secondFactor(account, form, secret)}`,
    )}
    ${card(
      html`<h2 class="small">Пароль</h2>
        <form method="post" action="${path}" class="stack">
          ${field(form, 'old', 'Текущий пароль', { type: 'password', autocomplete: 'current-password' })}
          ${field(form, 'password', 'Новый пароль', {
            type: 'password',
            autocomplete: 'new-password',
            hint: passwordRules,
          })}
          ${field(form, 'repeated', 'Новый пароль ещё раз', { type: 'password', autocomplete: 'new-password' })}
          <div class="actions">
            <button class="secondary" name="action" value="password">Сменить пароль</button>
          </div>
        </form>`,
    )}`,
  });
}

function secondFactor(account: Account, form: FormView, secret: string | null): Html {
  if (secret !== null) return appSetUp(account, form, secret);
  if (account.secondFactor) {
    const { phone } = account.login;
    return html`<p class="done">
        Включён:
        ${account.secondFactor.kind === 'sms' ? `код по SMS на ${phone === undefined ? 'телефон' : formatPhone(phone)}` : 'код из приложения (TOTP)'}
      </p>
      <form method="post" action="${path}" class="stack">
        ${field(form, 'current', 'Пароль, чтобы выключить', { type: 'password', autocomplete: 'current-password' })}
        <div class="actions"><button class="secondary" name="action" value="off">Выключить</button></div>
      </form>`;
  }
  return html`<p>
      Кроме пароля, при входе понадобится код: чужой человек не войдёт, даже если узнает пароль.
    </p>
    <ul class="rows">
      <li>
        <h3>По SMS</h3>
        <p class="hint">Код придёт на номер учётной записи</p>
        <form method="post" action="${path}">
          <button class="secondary" name="action" value="sms">Включить SMS</button>
        </form>
      </li>
      <li>
        <h3>Приложение для кодов (TOTP)</h3>
        <p class="hint">Работает и без связи</p>
        <a class="secondary button" href="${path}?app=new">Настроить приложение</a>
      </li>
    </ul>`;
}

function appSetUp(account: Account, form: FormView, secret: string): Html {
  const { address, picture } = setUpOf(secret, String(account.oid));
  return html`<p>
      Отсканируйте код приложением или введите ключ вручную, затем наберите код, который оно покажет.
    </p>
    <svg
      class="qr"
      viewBox="0 0 ${picture.size} ${picture.size}"
      role="img"
      aria-label="QR-код для приложения"
    >
      <path d="${picture.path}" fill="#000" />
    </svg>
    <p class="hint">Ключ: <code>${secret}</code></p>
    <p><a class="tap" href="${address}">Открыть в приложении на этом устройстве</a></p>
    <form method="post" action="${path}" class="stack">
      <input type="hidden" name="secret" value="${secret}" />
      ${field(form, 'code', 'Код из приложения', {
        className: 'code-field',
        inputmode: 'numeric',
        autocomplete: 'one-time-code',
      })}
      <div class="actions">
        <button class="primary" name="action" value="app">Включить</button>
        <a class="tap" href="${path}">Отменить</a>
      </div>
    </form>`;
}
