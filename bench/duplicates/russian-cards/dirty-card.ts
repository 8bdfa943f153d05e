// A card of a human being as a school's clerk types it.
import type { Card, Role } from '@gorodok/linkage';
import type { Random } from '../../region/random.ts';
import type { Address, Family, Human } from './family.ts';
import {
  digitSlip,
  inWrongLayout,
  keyboardSlip,
  spellingSlip,
  transliterated,
  withLookAlikes,
} from './slips.ts';

/** How often each thing goes wrong, by card or field; written down before anything was measured. */
export const rates = {
  // of a name's spelling, in each of its three fields
  keyboardSlip: 0.012,
  spellingSlip: 0.012,
  lookAlikes: 0.005,
  eForYo: 0.6,
  // of a whole card
  wrongLayout: 0.004,
  transliterated: 0.006,
  allCapitals: 0.06,
  noCapitals: 0.02,
  firstNameAndPatronymicSwapped: 0.006,
  surnameAndFirstNameSwapped: 0.007,
  wholeNameInOneBox: 0.008,
  initials: { student: 0.003, parent: 0.02, employee: 0.012 },
  patronymicMissing: { student: 0.015, parent: 0.03, employee: 0.01 },
  diminutive: { student: 0.015, parent: 0.02, employee: 0.004 },
  note: { student: 0.004, parent: 0.02, employee: 0.006 },
  wrongGenderEnding: 0.006,
  maidenName: 0.07, // of women's cards
  doubleSurname: 0.01, // of women's cards
  birthDateMissing: { student: 0.003, parent: 0.3, employee: 0.03 },
  birthDatePlaceholder: { student: 0.002, parent: 0.015, employee: 0.005 },
  dayAndMonthSwapped: 0.008,
  birthDateSlip: 0.012,
  sexMissing: 0.05,
  sexWrong: 0.006,
  snilsMissing: { student: 0.2, parent: 0.4, employee: 0.06 },
  snilsSlip: 0.012,
  snilsOfRelative: { student: 0.012, parent: 0.012, employee: 0 },
  snilsPlaceholder: 0.01,
  documentMissing: { student: 0.2, parent: 0.4, employee: 0.08 },
  documentSlip: 0.01,
  formerPassport: 0.1,
  phoneMissing: { student: 0.45, parent: 0.15, employee: 0.15 },
  phoneOfSchool: 0.025,
  phoneOfParentOnChild: 0.5,
  formerPhone: 0.15,
  phoneSlip: 0.01,
  emailMissing: { student: 0.85, parent: 0.6, employee: 0.4 },
  emailPlaceholder: 0.02,
  emailOfSpouse: 0.03,
  formerEmail: 0.15,
  addressMissing: { student: 0.15, parent: 0.4, employee: 0.5 },
  formerAddress: 0.1,
  organizationSame: 0.15,
} as const;

const diminutives: Readonly<Record<string, string>> = {
  Александр: 'Саша',
  Алексей: 'Лёша',
  Анастасия: 'Настя',
  Анна: 'Аня',
  Артём: 'Артемий',
  Валентина: 'Валя',
  Валерия: 'Лера',
  Виктор: 'Витя',
  Виктория: 'Вика',
  Владимир: 'Вова',
  Дарья: 'Даша',
  Даниил: 'Данил',
  Дмитрий: 'Дима',
  Евгений: 'Женя',
  Евгения: 'Женя',
  Екатерина: 'Катя',
  Елена: 'Лена',
  Елизавета: 'Лиза',
  Иван: 'Ваня',
  Ирина: 'Ира',
  Константин: 'Костя',
  Ксения: 'Оксения',
  Людмила: 'Люда',
  Мария: 'Маша',
  Максим: 'Макс',
  Михаил: 'Миша',
  Надежда: 'Надя',
  Наталья: 'Наталия',
  Николай: 'Коля',
  Ольга: 'Оля',
  Павел: 'Паша',
  Полина: 'Поля',
  Пётр: 'Петя',
  Роман: 'Рома',
  Светлана: 'Света',
  Сергей: 'Серёжа',
  София: 'Софья',
  Софья: 'София',
  Татьяна: 'Таня',
  Юлия: 'Юля',
  Юрий: 'Юра',
};

/** Where a card stands in its family. */
export interface Standing {
  readonly role: Role;
  readonly family: Family | undefined;
  readonly address: Address | undefined;
  readonly organization: number;
  readonly childCardId: string;
}

export function dirtyCard(cardId: string, human: Human, standing: Standing, random: Random): Card {
  const { role } = standing;
  return {
    cardId,
    role,
    ...typedName(human, role, random),
    birthDate: typedBirthDate(human.birthDate, role, random),
    sex: typedSex(human, random),
    snils: typedSnils(human, standing, random),
    ...typedDocument(human, role, random),
    phone: typedPhone(human, standing, random),
    email: typedEmail(human, standing, random),
    address: typedAddress(standing, random),
    organizationId: String(standing.organization),
    childCardId: standing.childCardId,
  };
}

function typedName(
  human: Human,
  role: Role,
  random: Random,
): Pick<Card, 'lastName' | 'firstName' | 'middleName'> {
  let { surname, firstName } = human;
  let patronymic = human.patronymic ?? random.pick(['', '', 'нет', '-']);
  if (human.maidenName !== undefined && human.sex === 'female') {
    if (random.chance(rates.maidenName)) surname = human.maidenName;
    else if (random.chance(rates.doubleSurname)) surname = `${surname}-${human.maidenName}`;
  }
  if (random.chance(rates.wrongGenderEnding))
    surname = surname.endsWith('а') ? surname.slice(0, -1) : `${surname}а`;
  if (random.chance(rates.diminutive[role])) firstName = diminutives[firstName] ?? firstName;
  [surname, firstName, patronymic] = [
    misspelt(surname, random),
    misspelt(firstName, random),
    misspelt(patronymic, random),
  ];
  if (random.chance(rates.patronymicMissing[role])) patronymic = random.pick(['', '', 'нет', '-']);
  if (random.chance(rates.initials[role])) {
    firstName = `${firstName.charAt(0)}.`;
    patronymic = patronymic === '' ? '' : `${patronymic.charAt(0)}.`;
  }
  if (random.chance(rates.note[role]))
    surname += random.pick([' (мама)', ' (папа)', ' (дубль)', ' дубль', ' (опекун)', '*', ' 2']);
  if (random.chance(rates.firstNameAndPatronymicSwapped)) [firstName, patronymic] = [patronymic, firstName];
  else if (random.chance(rates.surnameAndFirstNameSwapped)) [surname, firstName] = [firstName, surname];
  else if (random.chance(rates.wholeNameInOneBox))
    [surname, firstName, patronymic] = [`${surname} ${firstName} ${patronymic}`.trim(), '', ''];
  const writing = writingOf(random);
  return { lastName: writing(surname), firstName: writing(firstName), middleName: writing(patronymic) };
}

/** How the whole card is written: in capitals, in the wrong layout, in Latin letters. */
function writingOf(random: Random): (text: string) => string {
  if (random.chance(rates.wrongLayout)) return inWrongLayout;
  if (random.chance(rates.transliterated)) return (text) => transliterated(text, random);
  if (random.chance(rates.allCapitals)) return (text) => text.toUpperCase();
  if (random.chance(rates.noCapitals)) return (text) => text.toLowerCase();
  return (text) => (random.chance(0.02) ? ` ${text} ` : text);
}

function misspelt(name: string, random: Random): string {
  let typed = random.chance(rates.eForYo) ? name.replaceAll('ё', 'е').replaceAll('Ё', 'Е') : name;
  if (random.chance(rates.keyboardSlip)) typed = keyboardSlip(typed, random);
  if (random.chance(rates.spellingSlip)) typed = spellingSlip(typed, random);
  return random.chance(rates.lookAlikes) ? withLookAlikes(typed, random) : typed;
}

function typedBirthDate(birthDate: string, role: Role, random: Random): string {
  if (random.chance(rates.birthDateMissing[role])) return '';
  if (random.chance(rates.birthDatePlaceholder[role]))
    return random.pick(['01.01.1900', '01.01.1980', '01.01.2000', '11.11.1911']);
  let [year = '', month = '', day = ''] = birthDate.split('-');
  if (random.chance(rates.dayAndMonthSwapped) && Number(day) <= 12) [day, month] = [month, day];
  if (random.chance(rates.birthDateSlip)) {
    const which = random.integer(0, 2);
    if (which === 0) year = String(Number(year) + random.pick([-10, -1, 1, 10]));
    if (which === 1) month = String(random.integer(1, 12)).padStart(2, '0');
    if (which === 2) day = String(random.integer(1, 28)).padStart(2, '0');
  }
  const style = random.next();
  if (style < 0.7) return `${day}.${month}.${year}`;
  if (style < 0.9) return `${year}-${month}-${day}`;
  return style < 0.96 ? `${Number(day)}.${Number(month)}.${year}` : `${day}/${month}/${year} г.`;
}

function typedSex(human: Human, random: Random): string {
  if (random.chance(rates.sexMissing)) return '';
  const male = (human.sex === 'male') !== random.chance(rates.sexWrong);
  return male
    ? random.pick(['М', 'м', 'муж', 'мужской', 'male'])
    : random.pick(['Ж', 'ж', 'жен', 'женский', 'female']);
}

function typedSnils(human: Human, { role, family }: Standing, random: Random): string {
  if (random.chance(rates.snilsMissing[role])) return '';
  if (random.chance(rates.snilsPlaceholder))
    return random.pick(['000-000-000 00', '111-111-111 45', '000-000-001 01', '123-456-789 64']);
  const relatives = family
    ? [...family.parents, ...family.children].filter((relative) => relative !== human)
    : [];
  const owner =
    relatives.length > 0 && random.chance(rates.snilsOfRelative[role]) ? random.pick(relatives) : human;
  const style = random.next();
  const number = owner.snils;
  const formatted = number.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/u, '$1-$2-$3 $4');
  const typed = style < 0.6 ? formatted : style < 0.85 ? number : formatted.replaceAll('-', ' ');
  return random.chance(rates.snilsSlip) ? digitSlip(typed, random) : typed;
}

function typedDocument(
  human: Human,
  role: Role,
  random: Random,
): Pick<Card, 'documentType' | 'documentSeries' | 'documentNumber'> {
  if (random.chance(rates.documentMissing[role]))
    return { documentType: '', documentSeries: '', documentNumber: '' };
  // At 14 the passport comes, and many cards keep the certificate.
  const isPassport = role !== 'student' || (human.birthDate < '2012-11-24' && random.chance(0.65));
  const [present, former] = human.passports;
  const passport = role !== 'student' && random.chance(rates.formerPassport) ? former : present;
  const { series, number } = (isPassport ? passport : undefined) ?? human.certificate;
  const typedNumber = random.chance(rates.documentSlip) ? digitSlip(number, random) : number;
  const documentType = isPassport
    ? random.pick(['Паспорт РФ', 'паспорт', 'Паспорт гражданина РФ'])
    : random.pick(['Свидетельство о рождении', 'св-во о рождении', 'СОР']);
  const style = random.next();
  if (style < 0.05) return { documentType, documentSeries: '', documentNumber: `${series} ${typedNumber}` };
  const spaced = isPassport && style < 0.4 ? `${series.slice(0, 2)} ${series.slice(2)}` : series;
  return { documentType, documentSeries: spaced, documentNumber: typedNumber };
}

function typedPhone(human: Human, { role, family, organization }: Standing, random: Random): string {
  if (random.chance(rates.phoneMissing[role])) return '';
  const [mother] = family?.parents ?? [];
  const owner = role === 'student' && mother && random.chance(rates.phoneOfParentOnChild) ? mother : human;
  const own = owner.phones[random.chance(rates.formerPhone) ? 1 : 0] ?? '';
  const digits = random.chance(rates.phoneOfSchool) ? `7351${String(2_000_000 + organization)}` : own;
  const [, code = '', a = '', b = '', c = ''] = /^7(\d{3})(\d{3})(\d{2})(\d{2})$/u.exec(digits) ?? [];
  const style = random.next();
  const typed =
    style < 0.3
      ? `+7 (${code}) ${a}-${b}-${c}`
      : style < 0.6
        ? `8${code}${a}${b}${c}`
        : style < 0.8
          ? `+${digits}`
          : `${code} ${a} ${b} ${c}`;
  return random.chance(rates.phoneSlip) ? digitSlip(typed, random) : typed;
}

function typedEmail(human: Human, { role, family }: Standing, random: Random): string {
  if (random.chance(rates.emailMissing[role])) return '';
  if (random.chance(rates.emailPlaceholder)) return random.pick(['net@net.ru', 'нет', 'no@mail.ru']);
  const spouse = family?.parents.find((parent) => parent !== human);
  const owner = spouse && random.chance(rates.emailOfSpouse) ? spouse : human;
  const email = owner.emails[random.chance(rates.formerEmail) ? 1 : 0] ?? '';
  return random.chance(0.1) ? email.toUpperCase() : email;
}

function typedAddress({ role, address }: Standing, random: Random): string {
  if (!address || random.chance(rates.addressMissing[role])) return '';
  const settlement = random.chance(0.25) ? address.settlement.replace(/^\S+ /u, '') : address.settlement;
  const street = random.chance(0.3) ? address.street.replace(/^ул\. /u, 'улица ') : address.street;
  const region = random.chance(0.6)
    ? random.pick(['Челябинская область, ', 'Челябинская обл., ', '454000, Челябинская обл., '])
    : '';
  const flat =
    address.flat === undefined || random.chance(0.05)
      ? ''
      : random.pick([`, кв. ${address.flat}`, `-${address.flat}`, `, ${address.flat}`]);
  const typed = `${region}${settlement}, ${street}, ${random.pick(['д. ', 'дом ', ''])}${address.house}${flat}`;
  return random.chance(0.02) ? keyboardSlip(typed, random) : typed;
}
