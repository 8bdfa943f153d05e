import type { FastifyReply } from 'fastify';
import { html } from './html.ts';
import type { Html } from './html.ts';

export interface Page {
  title: string;
  content: Html;
  /** Wide pages take the whole width for tables. */
  wide?: boolean;
}

// The only script is our own, and nobody may frame the sign-in form.
const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Answers with a whole page; nothing of it may be kept by caches. */
export function sendPage(reply: FastifyReply, status: number, page: Page): FastifyReply {
  return reply
    .code(status)
    .headers({
      'content-security-policy': contentSecurityPolicy,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .type('text/html; charset=utf-8')
    .send(layout(page).text);
}

function layout(page: Page): Html {
  return html`<!doctype html>
    <html lang="ru">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title} – эмулятор ЕСИА</title>
        <link rel="stylesheet" href="/assets/emulator.css" />
        <script src="/assets/emulator.js" type="module"></script>
      </head>
      <body>
        <header>
          <p class="banner">
            Эмулятор ЕСИА для обучения и проверки, не для рабочей системы. Не настоящие Госуслуги
          </p>
          <div class="top">
            <a class="brand" href="/">Эмулятор ЕСИА</a>
            <a href="/profile">Личный кабинет</a>
          </div>
        </header>
        <main class="${page.wide ? 'wide' : ''}">${page.content}</main>
        <footer>
          <a href="/outbox">Отправленное</a>
          <a href="/desk">Окно специалиста</a>
          <a href="/systems">Системы</a>
          <a href="/explain">Разбор отказов</a>
        </footer>
      </body>
    </html>`;
}
