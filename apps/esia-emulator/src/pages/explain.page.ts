import { refusalHints } from '../protocol/refusal-hints.ts';
import type { JournalEntry } from '../protocol/refusal-journal.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import type { Page } from './layout.ts';

/** The last refused requests, with what the terse answer on the wire leaves out. */
export function explainPage(entries: readonly JournalEntry[]): Page {
  return {
    title: 'Разбор отказов',
    wide: true,
    content: html`<section class="card">
      <h1>Разбор отказов</h1>
      <p>
        Информационная система получает от ЕСИА только код. Здесь видно, какая проверка не прошла и на какой
        строке. Хранятся последние 50 отказов, без данных людей, до перезапуска.
      </p>
      ${
        entries.length === 0
          ? html`<p class="empty">
              Отказов не было. Если вход не удался, а здесь пусто, запрос до эмулятора не дошёл.
            </p>`
          : html`<ol class="refusals">
              ${entries.map(refusal)}
            </ol>`
      }
    </section>`,
  };
}

function refusal(entry: JournalEntry): Html {
  return html`<li>
    <h2><code>${entry.code}</code> ${entry.check}</h2>
    <p class="when">
      <time datetime="${entry.time.toISOString()}"
        >${entry.time.toISOString().slice(0, 19).replace('T', ' ')} UTC</time
      >
      · ${entry.endpoint} · ${entry.clientId || 'без client_id'}
    </p>
    <dl>
      <dt>Строка</dt>
      <dd><code>${entry.on}</code></dd>
      <dt>Ожидалось</dt>
      <dd>${entry.expected}</dd>
      <dt>Получено</dt>
      <dd>${entry.got}</dd>
      <dt>Подсказка</dt>
      <dd>${refusalHints[entry.code]}</dd>
    </dl>
  </li>`;
}
