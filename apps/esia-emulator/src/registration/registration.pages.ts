import { passwordRules } from '../accounts/password.ts';
import { maskPhone } from '../pages/format.ts';
import { codeField, countdown, field, newCodeButton, problemsOf } from '../pages/form.ts';
import type { FormView } from '../pages/form.ts';
import { html } from '../pages/html.ts';
import type { Html } from '../pages/html.ts';
import type { Page } from '../pages/layout.ts';
import type { Registration } from './registration.ts';

/** Three fields make a simplified account. */
export function registrationPage(form: FormView, by: 'phone' | 'email'): Page {
  return card(
    'Регистрация',
    html`<p class="lead">
        Упрощённая учётная запись: фамилия, имя и
        ${by === 'phone' ? 'мобильный телефон' : 'электронная почта'}.
      </p>
      ${problemsOf(form)}
      <form method="post" action="/registration" class="stack">
        <input type="hidden" name="by" value="${by}" />
        ${field(form, 'lastName', 'Фамилия', { autocomplete: 'family-name' })}
        ${field(form, 'firstName', 'Имя', { autocomplete: 'given-name' })}
        ${
          by === 'phone'
            ? field(form, 'phone', 'Мобильный телефон', {
                type: 'tel',
                inputmode: 'tel',
                autocomplete: 'tel',
              })
            : field(form, 'email', 'Адрес электронной почты', {
                type: 'email',
                inputmode: 'email',
                autocomplete: 'email',
              })
        }
        <button class="primary">Зарегистрироваться</button>
      </form>
      <p class="links">
        ${
          by === 'phone'
            ? html`<a href="/registration?by=email">У меня нет мобильного телефона</a>`
            : html`<a href="/registration">У меня есть мобильный телефон</a>`
        }
        <a href="/profile">Уже есть учётная запись</a>
      </p>
      <p class="hint">
        С 14 лет регистрируются сами. Ребёнку до 14 лет учётную запись создаёт родитель с подтверждённой
        записью, в разделе «Семья и дети».
      </p>`,
  );
}

/** The code by SMS, or by e-mail when a password is recovered. */
export function codePage(
  key: string,
  registration: Registration,
  code: { secondsLeft: number; mayAskAnew: boolean },
  form: FormView,
): Page {
  const { phone, email } = registration.login;
  return card(
    phone === undefined ? 'Подтверждение адреса почты' : 'Подтверждение номера мобильного телефона',
    html`<p class="lead">
        ${
          registration.isRecovery
            ? 'Если такая учётная запись есть, мы отправили код подтверждения.'
            : html`Мы отправили код подтверждения на номер <b>${maskPhone(phone ?? email ?? '')}</b>.`
        }
      </p>
      ${form.problems.size > 0 && html`<p class="problem" role="alert">${form.problems.get('code')}</p>`}
      <form method="post" action="/registration/code" class="stack">
        <input type="hidden" name="key" value="${key}" />
        ${codeField()} ${countdown(code.secondsLeft)}
        <button class="primary">Подтвердить</button>
      </form>
      <form method="post" action="/registration/code" class="cancel">
        <input type="hidden" name="key" value="${key}" />
        ${newCodeButton(code.mayAskAnew)}
      </form>
      <p class="hint">Сообщения никуда не уходят: код на странице <a href="/outbox">«Отправленное»</a>.</p>`,
  );
}

export function linkSentPage(): Page {
  return card(
    'Подтверждение адреса почты',
    html`<p>
        Мы отправили письмо со ссылкой для активации учётной записи. Перейдите по ней, чтобы задать пароль.
        Ссылка действует 3 дня.
      </p>
      <p class="hint">Письма никуда не уходят: ссылка на странице <a href="/outbox">«Отправленное»</a>.</p>`,
  );
}

export function passwordPage(key: string, registration: Registration, form: FormView): Page {
  return card(
    registration.isRecovery ? 'Новый пароль' : 'Создание пароля',
    html`${problemsOf(form)}
      <form method="post" action="/registration/password" class="stack">
        <input type="hidden" name="key" value="${key}" />
        ${
          registration.isRecovery &&
          field(form, 'snils', 'СНИЛС', {
            optional: true,
            inputmode: 'numeric',
            hint: 'Нужен, если он указан в учётной записи.',
          })
        }
        ${field(form, 'password', 'Пароль', {
          type: 'password',
          autocomplete: 'new-password',
          hint: passwordRules,
        })}
        ${field(form, 'repeated', 'Пароль ещё раз', { type: 'password', autocomplete: 'new-password' })}
        <button class="primary">Сохранить</button>
      </form>`,
  );
}

export function recoveryPage(form: FormView): Page {
  return card(
    'Восстановление пароля',
    html`${problemsOf(form)}
      <form method="post" action="/recovery" class="stack">
        ${field(form, 'login', 'Телефон или электронная почта', { autocomplete: 'username' })}
        <button class="primary">Продолжить</button>
      </form>
      <p class="hint">
        Код придёт на телефон или почту учётной записи. Если в ней указан СНИЛС, понадобится и он. Пароли
        готовых вымышленных людей лежат открыто в файле <code>accounts.json</code>.
      </p>`,
  );
}

function card(title: string, content: Html): Page {
  return {
    title,
    content: html`<section class="card narrow">
      <h1>${title}</h1>
      ${content}
    </section>`,
  };
}
