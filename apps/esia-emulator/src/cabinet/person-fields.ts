import { choice, field } from '../pages/form.ts';
import type { FormView } from '../pages/form.ts';
import { html } from '../pages/html.ts';
import type { Html } from '../pages/html.ts';

/** The fields of a person: of the own account, of a child's, of one that a bank opens. */
export function personFields(form: FormView): Html {
  return html`<div class="pair">
      ${field(form, 'lastName', 'Фамилия')} ${field(form, 'firstName', 'Имя')}
      ${field(form, 'middleName', 'Отчество', { optional: true, hint: 'Если оно есть в документе' })}
    </div>
    ${choice(form, 'gender', 'Пол', [
      ['female', 'Женский'],
      ['male', 'Мужской'],
    ])}
    <div class="pair">
      ${field(form, 'birthDate', 'Дата рождения', { hint: 'ДД.ММ.ГГГГ' })}
      ${field(form, 'birthPlace', 'Место рождения')}
      ${field(form, 'snils', 'СНИЛС', { inputmode: 'numeric', hint: '000-000-000 00' })}
      ${field(form, 'citizenship', 'Гражданство', { optional: true, hint: 'RUS, если не указано другое' })}
    </div>`;
}

export function passportFields(form: FormView): Html {
  return documentFields(form, 'Паспорт гражданина РФ', {
    series: '4 цифры',
    number: '6 цифр',
    withCode: true,
  });
}

export function birthCertificateFields(form: FormView): Html {
  return documentFields(form, 'Свидетельство о рождении', {
    series: 'Например IV-ЕР',
    number: '6 цифр',
    withCode: false,
  });
}

function documentFields(
  form: FormView,
  title: string,
  hints: { series: string; number: string; withCode: boolean },
): Html {
  return html`<fieldset>
    <legend>${title}</legend>
    <div class="pair">
      ${field(form, 'series', 'Серия', { hint: hints.series })}
      ${field(form, 'number', 'Номер', { inputmode: 'numeric', hint: hints.number })}
      ${field(form, 'issueDate', 'Дата выдачи', { hint: 'ДД.ММ.ГГГГ' })}
      ${hints.withCode && field(form, 'issueId', 'Код подразделения', { inputmode: 'numeric', hint: '000-000' })}
    </div>
    ${field(form, 'issuedBy', 'Кем выдан')}
  </fieldset>`;
}
