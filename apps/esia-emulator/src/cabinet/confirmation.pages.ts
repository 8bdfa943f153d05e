import { levelOf } from '../accounts/account.ts';
import type { Account } from '../accounts/account.ts';
import type { EmulatorParts } from '../emulator-parts.ts';
import { longDate, longTime, plural } from '../pages/format.ts';
import { field, problemsOf } from '../pages/form.ts';
import type { FormView } from '../pages/form.ts';
import { html } from '../pages/html.ts';
import type { Html } from '../pages/html.ts';
import type { Page } from '../pages/layout.ts';
import { cabinetPage, card } from './cabinet.layout.ts';
import { nextLetterOn, trackOf } from './postal-code.ts';
import { findCentres } from './service-centres.ts';

/** «Доступные способы подтверждения», or why there are none now. */
export function waysPage(parts: EmulatorParts, account: Account): Page {
  const level = levelOf(account);
  const contents: Readonly<Record<typeof level, Html>> = {
    simplified: html`<p>Сначала заполните личные данные: подтверждают стандартную учётную запись.</p>
      <p class="actions"><a class="primary button" href="/profile">К личным данным</a></p>`,
    confirmed: html`<p class="done">Ваша личность подтверждена.</p>`,
    child: html`<p>Личность ребёнка подтвердил родитель, когда создавал эту учётную запись.</p>`,
    standard: html`<p class="lead">Выберите, как подтвердить личность.</p>
      <ul class="ways">
        <li>
          <a href="/profile/confirmation/centres"
            ><b>Личное обращение</b> Центр обслуживания, с паспортом и СНИЛС</a
          >
        </li>
        <li>
          <a href="/profile/confirmation/post"
            ><b>Через Почту России</b> Код заказным письмом, около 2 недель</a
          >
        </li>
        <li>
          <a href="/profile/confirmation/signature"
            ><b>Электронная подпись</b> Сразу, если подпись у вас есть</a
          >
        </li>
      </ul>`,
  };
  return page(parts, account, 'Подтверждение личности', contents[level]);
}

export function centresPage(parts: EmulatorParts, account: Account, typed: string): Page {
  const found = findCentres(typed);
  return page(
    parts,
    account,
    'Центры обслуживания',
    html`<p>
        Возьмите с собой паспорт и СНИЛС. Визит здесь разыгрывается в <a href="/desk">окне специалиста</a>.
      </p>
      <form method="get" action="/profile/confirmation/centres" class="stack" role="search">
        <label>
          <span>Ваш адрес</span>
          <input name="address" value="${typed}" autocomplete="off" placeholder="Например: Челябинск Труда" />
        </label>
        <button class="secondary">Найти</button>
      </form>
      <h2>${plural(found.length, ['центр', 'центра', 'центров'])}</h2>
      ${
        found.length === 0
          ? html`<p class="empty">По этому адресу центров нет. Введите только город.</p>`
          : html`<ul class="rows">
              ${found.map(
                ({ name, address, hours }) =>
                  html`<li>
                    <h3>${name}</h3>
                    <p>${address}</p>
                    <p class="hint">${hours}</p>
                  </li>`,
              )}
            </ul>`
      }`,
  );
}

export function postPage(parts: EmulatorParts, account: Account, now: Date, form: FormView): Page {
  const { postalCode } = account;
  const next = nextLetterOn(account, now);
  return page(
    parts,
    account,
    'Код заказным письмом',
    html`${problemsOf(form)}
    ${
      postalCode &&
      html`<dl>
          <dt>Отправлено</dt>
          <dd>${longTime(postalCode.sentAt)}</dd>
          <dt>Адрес</dt>
          <dd>${postalCode.address}</dd>
          <dt>Почтовый идентификатор</dt>
          <dd><code>${postalCode.trackNumber}</code></dd>
          <dt>Где письмо</dt>
          <dd>${trackOf(postalCode, now)}</dd>
        </dl>
        <h2>Введите код из письма</h2>
        <form method="post" action="/profile/confirmation/post" class="stack">
          ${field(form, 'code', 'Код подтверждения личности', {
            className: 'code-field',
            hint: 'Письмо лежит на странице «Отправленное».',
          })}
          <div class="actions">
            <button class="primary" name="action" value="confirm">Подтвердить</button>
          </div>
        </form>`
    }
    ${
      next === null
        ? html`<h2>${postalCode ? 'Отправить ещё раз' : 'Куда отправить письмо'}</h2>
            <form method="post" action="/profile/confirmation/post" class="stack">
              ${field(form, 'address', 'Почтовый адрес с индексом', { autocomplete: 'street-address' })}
              <p class="hint">
                Письмо идёт около 2 недель. Повторно его отправляют не раньше чем через 30 дней.
              </p>
              <div class="actions">
                <button class="primary" name="action" value="send">Отправить письмо</button>
              </div>
            </form>`
        : html`<p class="hint">Новое письмо можно заказать ${longDate(next.toISOString())}.</p>`
    }`,
  );
}

export function signaturePage(parts: EmulatorParts, account: Account, form: FormView): Page {
  return page(
    parts,
    account,
    'Электронная подпись',
    html`<p>
        Личность подтверждается сразу после проверки подписи. Вместо неё здесь тестовый ключ, который выдаёт
        удостоверяющий центр в <a href="/desk">окне специалиста</a>.
      </p>
      ${problemsOf(form)}
      <form method="post" action="/profile/confirmation/signature" class="stack">
        ${field(form, 'key', 'Тестовый ключ')}
        <div class="actions"><button class="primary">Подтвердить личность</button></div>
      </form>`,
  );
}

function page(parts: EmulatorParts, account: Account, title: string, content: Html): Page {
  return cabinetPage(parts, account, {
    section: '/profile/confirmation',
    title,
    content: card(
      html`<h1>${title}</h1>
        ${content}`,
    ),
  });
}
