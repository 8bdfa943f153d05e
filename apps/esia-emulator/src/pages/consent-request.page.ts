import { consentTypes } from '../consents/permissions.ts';
import type { SystemRequest } from '../sign-in/pending.ts';
import { longDate } from './format.ts';
import { html } from './html.ts';
import type { Page } from './layout.ts';
import { scopeTitle } from './scope-titles.ts';

/** What a system wants to be allowed, before the code goes back to it. */
export function consentRequestPage(request: string, { system, permissions }: SystemRequest, now: Date): Page {
  return {
    title: 'Предоставление прав доступа',
    content: html`<section class="card narrow">
      <h1>Предоставление прав доступа</h1>
      <p class="lead">Система <b>${system.name}</b> запрашивает согласие</p>
      <ul class="rows">
        ${permissions.map(
          (permission) =>
            html`<li>
              <h3>${consentTypes.get(permission.type)?.title}</h3>
              <p>Данные: ${permission.scopes.map(scopeTitle).join(', ')}</p>
              ${permission.responsible !== '' && html`<p>Кому: ${permission.responsible}</p>`}
              <p>
                Действует до
                ${longDate(new Date(now.getTime() + permission.expiresInMinutes * 60_000).toISOString())}
              </p>
            </li>`,
        )}
      </ul>
      <form method="post" action="/login/consent" class="actions">
        <input type="hidden" name="request" value="${request}" />
        <button name="action" value="allow" class="primary">Предоставить</button>
        <button name="action" value="decline" class="secondary">Отказать</button>
      </form>
    </section>`,
  };
}
