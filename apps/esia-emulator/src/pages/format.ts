const inWords = new Intl.DateTimeFormat('ru', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `2026-11-22` as «22 ноября 2026». */
export const longDate = (day: string): string =>
  inWords.format(new Date(`${day.slice(0, 10)}T00:00:00Z`)).replace(/ г\.$/u, '');

/** An ISO time as «22 ноября 2026, 08:05» by Moscow, which has no summer time. */
export function longTime(time: string | Date): string {
  const moscow = new Date(new Date(time).getTime() + 3 * 3600_000).toISOString();
  return `${longDate(moscow)}, ${moscow.slice(11, 16)} МСК`;
}

/** `+79001234567` as «+7 900 ***-**-67». */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 2)} ${phone.slice(2, 5)} ***-**-${phone.slice(-2)}`;
}

/** 1 день, 2 дня, 5 дней. */
export function plural(count: number, [one, few, many]: readonly [string, string, string]): string {
  const rest = count % 100;
  if (rest > 10 && rest < 20) return `${count} ${many}`;
  if (rest % 10 === 1) return `${count} ${one}`;
  return `${count} ${rest % 10 > 1 && rest % 10 < 5 ? few : many}`;
}
