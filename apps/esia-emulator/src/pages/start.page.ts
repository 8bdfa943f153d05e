import type { EmulatorParts } from '../emulator-parts.ts';
import { html } from './html.ts';
import type { Page } from './layout.ts';

/** What this is, for whoever opens the bare address. */
export function startPage(parts: EmulatorParts): Page {
  const systems = [...parts.systems.values()];
  return {
    title: 'Что это такое',
    content: html`<section class="card">
      <h1>Эмулятор ЕСИА</h1>
      <p>
        Эта программа говорит с информационными системами так же, как Единая система идентификации и
        аутентификации, и показывает такую же последовательность страниц. На ней учатся входить и проверяют
        вход, пока настоящая ЕСИА недоступна. Люди, документы и номера здесь вымышлены.
      </p>
      <p>Откройте свою систему и нажмите в ней «Войти через Госуслуги»: она приведёт вас сюда.</p>
      <p class="actions">
        <a class="primary button" href="/profile">Личный кабинет</a>
        <a class="secondary button" href="/registration">Зарегистрироваться</a>
      </p>

      <h2>Зарегистрированные системы</h2>
      ${
        systems.length === 0
          ? html`<p>Пока ни одной: файл <code>systems.json</code> пуст.</p>`
          : html`<ul class="plain">
              ${systems.map(({ clientId, name }) => html`<li>${name} <code>${clientId}</code></li>`)}
            </ul>`
      }

      <h2>Для разработчика</h2>
      <dl>
        <dt>Адрес</dt>
        <dd><code>${parts.baseUrl}</code></dd>
        <dt>Запрос кода</dt>
        <dd><code>GET /aas/oauth2/v2/ac</code>, первая версия: <code>/aas/oauth2/ac</code></dd>
        <dt>Обмен кода и обновление токенов</dt>
        <dd><code>POST /aas/oauth2/v3/te</code>, первая версия: <code>/aas/oauth2/te</code></dd>
        <dt>Данные человека</dt>
        <dd><code>GET /rs/prns/{oid}</code></dd>
        <dt>Выход</dt>
        <dd><code>GET /idp/ext/Logout?client_id=…&redirect_url=…</code></dd>
        <dt>Издатель токенов (iss)</dt>
        <dd><code>${parts.issuerName}</code></dd>
        <dt>Сертификат для проверки токенов</dt>
        <dd>
          <a href="/public/esia.pem">/public/esia.pem</a>, для ГОСТ
          <a href="/public/esia-gost.pem">/public/esia-gost.pem</a>
        </dd>
        <dt>Для тестов</dt>
        <dd><code>/test/clock</code>, <code>/test/registry</code>, <code>/test/outbox</code></dd>
        <dt>Почему отказано</dt>
        <dd><a href="/explain">Разбор последних отказов</a></dd>
      </dl>
    </section>`,
  };
}
