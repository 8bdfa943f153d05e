import { passportFields, personFields } from '../cabinet/person-fields.ts';
import { emptyForm, field, problemsOf } from '../pages/form.ts';
import type { FormView } from '../pages/form.ts';
import { html } from '../pages/html.ts';
import type { Html } from '../pages/html.ts';
import type { Page } from '../pages/layout.ts';

export type DeskForm = 'centre' | 'bank' | 'key';

/** The desk with its three windows; the one that was used shows what came of it. */
export function deskPage(used: { form?: DeskForm; done?: string } & Partial<FormView>): Page {
  const viewOf = (form: DeskForm): FormView =>
    used.form === form && used.values && used.problems
      ? { values: used.values, problems: used.problems }
      : emptyForm;
  const window = (
    form: DeskForm,
    title: string,
    lead: string,
    fields: (view: FormView) => Html,
    button: string,
  ) => {
    const view = viewOf(form);
    return html`<details class="card" ${used.form === form && html`open`}>
      <summary>${title}</summary>
      <p class="lead">${lead}</p>
      ${used.form === form && used.done !== undefined && html`<p class="done" role="status">${used.done}</p>`}
      ${problemsOf(view)}
      <form method="post" action="/desk/${form}" class="stack">
        ${fields(view)}
        <div class="actions"><button class="primary">${button}</button></div>
      </form>
    </details>`;
  };
  return {
    title: 'Окно специалиста',
    content: html`<div class="desk">
      <h1>Окно специалиста</h1>
      <p class="lead">Здесь разыгрывают то, что человек делает с паспортом в руках. Выберите окно.</p>
      ${window(
        'centre',
        'Центр обслуживания: подтвердить личность',
        'У человека есть стандартная учётная запись, он показал паспорт и СНИЛС.',
        (view) =>
          html`<div class="pair">
            ${field(view, 'snils', 'СНИЛС', { inputmode: 'numeric' })}
            ${field(view, 'passport', 'Серия и номер паспорта', { inputmode: 'numeric' })}
          </div>`,
        'Подтвердить личность',
      )}
      ${window(
        'bank',
        'Банк-партнёр или МФЦ: создать сразу подтверждённую',
        'Учётной записи ещё нет. Пароль для первого входа придёт по SMS.',
        (view) =>
          html`${personFields(view)} ${passportFields(view)}
          ${field(view, 'phone', 'Мобильный телефон', { type: 'tel', inputmode: 'tel' })}`,
        'Создать учётную запись',
      )}
      ${window(
        'key',
        'Удостоверяющий центр: выдать тестовый ключ',
        'Ключ заменяет здесь электронную подпись: им входят и подтверждают личность.',
        (view) => field(view, 'snils', 'СНИЛС', { inputmode: 'numeric' }),
        'Выдать ключ',
      )}
    </div>`,
  };
}
