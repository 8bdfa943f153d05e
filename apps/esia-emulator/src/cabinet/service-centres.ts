/** An invented «Центр обслуживания». */
export interface ServiceCentre {
  name: string;
  address: string;
  hours: string;
}

const weekdays = 'пн–пт 9:00–18:00, сб и вс выходной';
const withSaturday = 'пн–пт 8:00–20:00, сб 9:00–15:00, вс выходной';

const centres: readonly ServiceCentre[] = [
  {
    name: 'МФЦ «Мои документы» Центрального района',
    address: 'Челябинск, ул. Труда, 164',
    hours: withSaturday,
  },
  {
    name: 'МФЦ «Мои документы» Калининского района',
    address: 'Челябинск, пр. Победы, 396, стр. 1',
    hours: withSaturday,
  },
  { name: 'Отделение почтовой связи 454080', address: 'Челябинск, пр. Ленина, 61', hours: withSaturday },
  { name: 'Офис обслуживания «Ростелеком»', address: 'Челябинск, ул. Цвиллинга, 10', hours: weekdays },
  { name: 'МФЦ «Мои документы»', address: 'Магнитогорск, пр. Карла Маркса, 79', hours: withSaturday },
  {
    name: 'Клиентская служба Социального фонда',
    address: 'Магнитогорск, ул. Октябрьская, 32',
    hours: weekdays,
  },
  { name: 'МФЦ «Мои документы»', address: 'Златоуст, ул. 40-летия Победы, 14', hours: withSaturday },
  { name: 'МФЦ «Мои документы»', address: 'Миасс, пр. Макеева, 8а', hours: withSaturday },
  { name: 'Администрация городского округа', address: 'Миасс, пр. Автозаводцев, 55', hours: weekdays },
  { name: 'МФЦ «Мои документы»', address: 'Озёрск, пр. Ленина, 62', hours: withSaturday },
  { name: 'МФЦ «Мои документы»', address: 'Троицк, ул. им. В. И. Ленина, 19', hours: weekdays },
  { name: 'Территориальный отдел МФЦ', address: 'Чебаркуль, ул. Ленина, 22', hours: weekdays },
];

/** Centres whose address or name has a word beginning with each word typed; all of them for an empty search. */
export function findCentres(typed: string): ServiceCentre[] {
  const words = wordsOf(typed);
  return centres.filter((centre) => {
    const known = wordsOf(`${centre.name} ${centre.address}`);
    return words.every((word) => known.some((candidate) => candidate.startsWith(word)));
  });
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^а-яa-z0-9]+/)
    .filter(Boolean);
}
