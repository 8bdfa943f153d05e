import { html } from './html.ts';
import type { Html } from './html.ts';

const longestValue = 4000;

/** The fields of a form or a query, trimmed; what came twice, is too long or is no text is left out. */
export function fieldsOf(source: unknown): ReadonlyMap<string, string> {
  const entries = typeof source === 'object' && source !== null ? Object.entries(source) : [];
  const fields = new Map<string, string>();
  for (const [name, value] of entries)
    if (typeof value === 'string' && value.length <= longestValue) fields.set(name, value.trim());
  return fields;
}

/** What is wrong with a form, by field; `form` is for what concerns all of it. */
export type Problems = ReadonlyMap<string, string>;

/** A form as it is shown: what was typed, and what is wrong with it. */
export interface FormView {
  values: ReadonlyMap<string, string>;
  problems: Problems;
}

export const emptyForm: FormView = { values: new Map(), problems: new Map() };

export interface FieldOptions {
  type?: 'text' | 'password' | 'tel' | 'email';
  hint?: string;
  autocomplete?: string;
  inputmode?: 'numeric' | 'tel' | 'email';
  optional?: boolean;
  className?: string;
}

/** A labelled field with its value, its hint and what is wrong with it. Passwords are never written back. */
export function field(form: FormView, name: string, label: string, options: FieldOptions = {}): Html {
  const { type = 'text', hint, autocomplete = 'off', inputmode, optional, className } = options;
  const problem = form.problems.get(name);
  return html`<label>
    <span>${label}${optional === true && html` <span class="optional">(необязательно)</span>`}</span>
    <input
      name="${name}"
      type="${type}"
      value="${type === 'password' ? '' : form.values.get(name)}"
      autocomplete="${autocomplete}"
      ${inputmode !== undefined && html`inputmode="${inputmode}"`}
      ${className !== undefined && html`class="${className}"`}
      ${optional !== true && html`required`}
      ${problem !== undefined && html`aria-invalid="true" aria-describedby="${name}-problem"`}
    />
    ${hint !== undefined && html`<span class="hint">${hint}</span>`} ${wrong(name, problem)}
  </label>`;
}

/** One of a few words. */
export function choice(
  form: FormView,
  name: string,
  label: string,
  words: readonly (readonly [value: string, text: string])[],
): Html {
  const chosen = form.values.get(name);
  return html`<fieldset>
    <legend>${label}</legend>
    <div class="choices">
      ${words.map(
        ([value, text]) =>
          html`<label class="check">
            <input
              type="radio"
              name="${name}"
              value="${value}"
              required
              ${chosen === value && html`checked`}
            />
            <span>${text}</span>
          </label>`,
      )}
    </div>
    ${wrong(name, form.problems.get(name))}
  </fieldset>`;
}

function wrong(name: string, problem: string | undefined): Html | false {
  return problem !== undefined && html`<span class="wrong" id="${name}-problem">${problem}</span>`;
}

/** What is wrong with the form as a whole, read out at once; or that some fields are wrong. */
export function problemsOf({ problems }: FormView): Html | false {
  if (problems.size === 0) return false;
  return html`<p class="problem" role="alert">
    ${problems.get('form') ?? 'Проверьте выделенные поля и отправьте форму ещё раз.'}
  </p>`;
}

/** How long a code is still good, counted down by the script. */
export function countdown(secondsLeft: number): Html {
  if (secondsLeft <= 0) return html`<p class="countdown">Время действия кода истекло.</p>`;
  const clock = `${Math.floor(secondsLeft / 60)}:${String(secondsLeft % 60).padStart(2, '0')}`;
  return html`<p class="countdown" data-seconds="${secondsLeft}">
    Код действует ещё <b data-clock>${clock}</b>
  </p>`;
}

/** Where a code of a message, or of an app, is written. */
export const codeField = (): Html =>
  html`<label>
    <span>Код подтверждения</span>
    <input
      name="code"
      class="code-field"
      inputmode="numeric"
      autocomplete="one-time-code"
      required
      autofocus
    />
  </label>`;

/** Asks for another code; the script lets it be pressed when the one that was sent is no longer good. */
export const newCodeButton = (mayAskAnew: boolean): Html =>
  html`<button name="action" value="resend" class="quiet" data-again ${!mayAskAnew && html`disabled`}>
    Получить новый код подтверждения
  </button>`;
