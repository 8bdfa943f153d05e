import { formatPassport } from '@gorodok/identifiers';
import { wordFor } from '../../../../platform/i18n/i18n.ts';
import type { Language } from '../../../../platform/i18n/language.ts';
import { formatDay } from '../../../../platform/text/dates.ts';
import { shownPhone, shownSnils } from '../../../../platform/text/identifiers.ts';
import './card.words.ts';

const word = (key: string, otherwise = key): string => wordFor('card', key, otherwise);
const day = /^\d{4}-\d\d-\d\d$/;

/** A value of a card in words, as history and conflicts show it; the history may hold what an older version wrote. */
export function shownValue(field: string, value: unknown, language: Language): string {
  if (value === null || value === undefined || value === '') return word('empty');
  if (Array.isArray(value)) {
    const items = value.map((item) =>
      field === 'roles' ? word(`role.${item}`, String(item)) : String(item),
    );
    return items.length > 0 ? items.join(', ') : word('empty');
  }
  if (typeof value === 'object') return shownObject({ ...value }, language) || word('empty');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (day.test(text)) return formatDay(text, language);
  if (field === 'sex' || field === 'citizenship') return word(`${field}.${text}`, text);
  return text;
}

function shownObject(value: Record<string, unknown>, language: Language): string {
  const text = (key: string) => (typeof value[key] === 'string' ? value[key] : '');
  const shownDay = (key: string) => (day.test(text(key)) ? formatDay(text(key), language) : '');
  if ('absent' in value) {
    if (value['absent'] === true) return word('absent');
    return shownSnils(text('value'));
  }
  if ('part' in value) return word(`merger.${text('part')}`).replace('{{name}}', text('relative'));
  if ('purpose' in value)
    return [word(`purpose.${text('purpose')}`), shownDay('givenOn')].filter(Boolean).join(', ');
  if ('relation' in value)
    return [
      text('relative'),
      word(`relation.${text('relation')}`),
      value['maySee'] === true ? word('maySee') : '',
      value['maySign'] === true ? word('maySign') : '',
      [shownDay('startsOn'), shownDay('endsOn')].filter(Boolean).join(' – '),
    ]
      .filter(Boolean)
      .join(', ');
  if ('number' in value) {
    const [series, number] = [text('series'), text('number')];
    const numbers =
      text('kind') === 'passport'
        ? formatPassport({ series, number })
        : [series, number].filter(Boolean).join(' ');
    return [
      `${word(`document.${text('kind')}`)} ${numbers}`,
      shownDay('issuedOn'),
      text('issuedBy'),
      text('departmentCode'),
    ]
      .filter(Boolean)
      .join(', ');
  }
  return text('kind') === 'phone' ? shownPhone(text('value')) : text('value');
}
