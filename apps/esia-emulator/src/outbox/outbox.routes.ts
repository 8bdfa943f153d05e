import type { FastifyInstance } from 'fastify';
import type { EmulatorParts } from '../emulator-parts.ts';
import { longTime } from '../pages/format.ts';
import { html } from '../pages/html.ts';
import type { Html } from '../pages/html.ts';
import { sendPage } from '../pages/layout.ts';
import type { Page } from '../pages/layout.ts';
import type { Message } from './outbox.ts';

/** «Отправленное»: the SMS, e-mails and letters that the emulator would have sent. */
export function outboxRoutes(app: FastifyInstance, parts: EmulatorParts): void {
  app.get('/outbox', async (_request, reply) => sendPage(reply, 200, outboxPage(parts.outbox.list())));
}

const kinds = { sms: 'SMS', email: 'Письмо на почту', letter: 'Заказное письмо' } as const;

function outboxPage(messages: readonly Message[]): Page {
  return {
    title: 'Отправленное',
    content: html`<section class="card">
      <h1>Отправленное</h1>
      <p class="lead">Сообщения никуда не уходят: здесь то, что получили бы люди. Новые сверху.</p>
      ${
        messages.length === 0
          ? html`<p class="empty">Пока ничего не отправлено.</p>`
          : html`<ul class="rows">
              ${messages.map(row)}
            </ul>`
      }
    </section>`,
  };
}

function row({ kind, to, subject, text, code, link, sentAt }: Message): Html {
  return html`<li>
    <p><span class="tag">${kinds[kind]}</span> <span class="when">${longTime(sentAt)} · ${to}</span></p>
    <h3>${subject}</h3>
    <p>${text}</p>
    ${code !== undefined && html`<p class="big-code">${code}</p>`}
    ${link !== undefined && html`<p><a href="${link}">${link}</a></p>`}
  </li>`;
}
