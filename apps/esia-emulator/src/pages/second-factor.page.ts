import { maskPhone } from './format.ts';
import { codeField, countdown, newCodeButton } from './form.ts';
import { html } from './html.ts';
import type { Page } from './layout.ts';

/** «Вход с подтверждением»: the second factor. */
export function secondFactorPage(view: {
  request: string;
  /** Where the code was sent; null for an app. */
  phone: string | null;
  secondsLeft: number;
  mayAskAnew: boolean;
  problem?: string;
}): Page {
  const bySms = view.phone !== null;
  return {
    title: 'Вход с подтверждением',
    content: html`<section class="card narrow">
      <h1>Вход с подтверждением</h1>
      <p class="lead">
        ${bySms ? html`Введите код из SMS, отправленного на номер <b>${maskPhone(view.phone ?? '')}</b>` : 'Введите код, который показывает приложение для кодов'}
      </p>
      ${view.problem !== undefined && html`<p class="problem" role="alert" id="problem">${view.problem}</p>`}
      <form method="post" action="/login/confirmation" class="stack">
        <input type="hidden" name="request" value="${view.request}" />
        ${codeField()} ${bySms && countdown(view.secondsLeft)}
        <button class="primary">Подтвердить</button>
      </form>
      ${
        bySms &&
        html`<form method="post" action="/login/confirmation" class="cancel">
            <input type="hidden" name="request" value="${view.request}" />
            ${newCodeButton(view.mayAskAnew)}
          </form>
          <p class="hint">SMS никуда не уходят: код на странице <a href="/outbox">«Отправленное»</a>.</p>`
      }
    </section>`,
  };
}
