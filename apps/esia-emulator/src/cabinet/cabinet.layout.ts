import type { Account } from '../accounts/account.ts';
import type { EmulatorParts } from '../emulator-parts.ts';
import { html } from '../pages/html.ts';
import type { Html } from '../pages/html.ts';
import type { Page } from '../pages/layout.ts';

const sections = [
  ['/profile', 'Мои данные'],
  ['/profile/confirmation', 'Подтверждение личности'],
  ['/profile/family', 'Семья и дети'],
  ['/profile/security', 'Безопасность'],
  ['/profile/consents', 'Согласия и доверенности'],
] as const;

export type Section = (typeof sections)[number][0];

/** A page of the personal cabinet, with its sections beside it. */
export function cabinetPage(
  parts: EmulatorParts,
  account: Account,
  page: { section: Section; title: string; content: Html },
): Page {
  const requests = parts.consents.list(account).filter(({ state }) => state === 'requested').length;
  return {
    title: page.title,
    wide: true,
    content: html`<div class="cabinet">
      <nav aria-label="Разделы кабинета">
        ${sections.map(
          ([path, name]) =>
            html`<a href="${path}" ${path === page.section && html`aria-current="page"`}
              >${name}${
                path === '/profile/consents' &&
                requests > 0 &&
                html` <span class="badge" title="Новые запросы">${requests}</span>`
              }</a
            >`,
        )}
        <form method="post" action="/profile/exit"><button>Выйти</button></form>
      </nav>
      <div class="panel">${page.content}</div>
    </div>`,
  };
}

/** A box of the cabinet. */
export function card(content: Html): Html {
  return html`<section class="card">${content}</section>`;
}
