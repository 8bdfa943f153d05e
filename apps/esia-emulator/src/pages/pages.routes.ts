import type { FastifyInstance } from 'fastify';
import type { EmulatorParts } from '../emulator-parts.ts';
import { explainPage } from './explain.page.ts';
import { sendPage } from './layout.ts';
import { noticePage } from './notice.page.ts';
import { script } from './script.ts';
import { startPage } from './start.page.ts';
import { styleSheet } from './style.ts';

/** The pages that stand by themselves. */
export function pagesRoutes(app: FastifyInstance, parts: EmulatorParts): void {
  app.get('/', async (_request, reply) => sendPage(reply, 200, startPage(parts)));
  app.get('/explain', async (_request, reply) => sendPage(reply, 200, explainPage(parts.journal.list())));
  app.get('/assets/emulator.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(styleSheet),
  );
  app.get('/assets/emulator.js', async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(script),
  );
  app.setNotFoundHandler(async (_request, reply) =>
    sendPage(
      reply,
      404,
      noticePage({
        title: 'Такой страницы нет',
        text: 'Проверьте адрес. Вход начинается на сайте вашей информационной системы.',
        link: { href: '/', text: 'Что умеет эмулятор' },
      }),
    ),
  );
}
