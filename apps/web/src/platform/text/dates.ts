import type { Language } from '../i18n/language.ts';

/** Calendar days are `YYYY-MM-DD` and have no time zone: they are reckoned in UTC throughout. */
const locales: Record<Language, string> = { ru: 'ru-RU', en: 'en-GB' };
const dayMs = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();
function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locales[language], options);
  formats.set(key, known);
  return known;
}

const moment = (date: string): Date => new Date(`${date}T00:00:00Z`);
const iso = (date: Date): string => date.toISOString().slice(0, 10);

/** «22 ноября 2026», without the «г.» that the browser appends. */
export function formatDay(date: string, language: Language): string {
  return `${formatDayAndMonth(date, language)} ${date.slice(0, 4)}`;
}

/** «22 ноября» */
export function formatDayAndMonth(date: string, language: Language): string {
  return format(language, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(moment(date));
}

/** «воскресенье» or «вс» */
export function formatWeekday(date: string, language: Language, width: 'long' | 'short' = 'long'): string {
  return format(language, { weekday: width, timeZone: 'UTC' }).format(moment(date));
}

/** «22 ноября 2026, 14:05», in the time zone of the reader's device. */
export function formatMoment(value: string, language: Language): string {
  const at = new Date(value);
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  const time = format(language, { hour: '2-digit', minute: '2-digit' }).format(at);
  return `${formatDay(iso(local), language)}, ${time}`;
}

/** «ноябрь 2026» for `2026-11` */
export function formatMonth(month: string, language: Language): string {
  const name = format(language, { month: 'long', timeZone: 'UTC' }).format(moment(`${month}-01`));
  return `${name} ${month.slice(0, 4)}`;
}

/** «16–21 ноября 2026» or «30 ноября – 5 декабря 2026» */
export function formatSpan(from: string, to: string, language: Language): string {
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}–${formatDay(to, language)}`;
  const start = from.slice(0, 4) === to.slice(0, 4) ? formatDayAndMonth : formatDay;
  return `${start(from, language)} – ${formatDay(to, language)}`;
}

export function addDays(date: string, days: number): string {
  return iso(new Date(moment(date).getTime() + days * dayMs));
}

/** The month `count` months away from `YYYY-MM`. */
export function addMonths(month: string, count: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** Whether the text is a day that exists, so that a mistyped address does no harm. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^20\d\d-\d\d-\d\d$/.test(text)) return false;
  const at = moment(text);
  return !Number.isNaN(at.getTime()) && iso(at) === text;
}

/** The day of the reader's device. */
export const localToday = (): string => new Intl.DateTimeFormat('sv-SE').format(new Date());
