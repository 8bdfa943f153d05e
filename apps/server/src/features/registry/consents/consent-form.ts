import type { ConsentPurpose, GuardianLink } from '@gorodok/contract';
import { formatBirthCertificate, formatPassport } from '@gorodok/identifiers';
import type { Content } from 'pdfmake/interfaces.js';
import { ruledLine } from '#platform/pdf/parts.ts';
import type { PdfDocument } from '#platform/pdf/pdf.ts';
import type { FormFacts, FormPerson } from './consent-form.read.ts';

/** The version of the texts below; a new text gets a new version, which is kept with each consent. */
export const consentTextVersion = '2026-11';

interface PurposeText {
  heading: string;
  purposes: string;
  data: string;
  actions: string;
}

// What a consent in writing says by article 9, part 4, of the Federal Law of 27.07.2006 № 152-ФЗ: who, to whom, what for, which
// data, which actions, how long, how to withdraw.
const identityData =
  'фамилия, имя, отчество; дата рождения; пол; гражданство; данные документа, удостоверяющего личность; СНИЛС';
const processing =
  'сбор, запись, систематизация, накопление, хранение, уточнение (обновление, изменение), извлечение, использование, блокирование, удаление, уничтожение – с использованием средств автоматизации и без них';
const texts: Record<ConsentPurpose, PurposeText> = {
  personal_data: {
    heading: 'на обработку персональных данных',
    purposes:
      'ведение карточки в государственной информационной системе в сфере образования в той части, в которой обработка не предусмотрена законом: контакты для связи, сведения о семье, дополнительные сведения об обучении',
    data: `${identityData}; адреса; телефон и адрес электронной почты; сведения о родстве и представительстве; сведения об обучении или работе`,
    actions: `${processing}; передача (предоставление) органам, осуществляющим управление в сфере образования`,
  },
  photographs: {
    heading: 'на фото- и видеосъёмку и использование изображений',
    purposes: 'освещение учебной и внеурочной жизни организации на её сайте, стендах и в печатных материалах',
    data: 'фамилия, имя; класс (группа); фотографические и видеоизображения',
    actions: `${processing}; распространение на официальном сайте организации`,
  },
  mailings: {
    heading: 'на получение рассылок',
    purposes: 'рассылка объявлений, напоминаний и опросов организации сверх обязательных уведомлений',
    data: 'фамилия, имя, отчество; телефон; адрес электронной почты',
    actions: processing,
  },
  esia_exchange: {
    heading: 'на обмен данными с ЕСИА',
    purposes:
      'вход в информационную систему через единую систему идентификации и аутентификации (портал Госуслуг) и сверка сведений карточки со сведениями учётной записи',
    data: identityData,
    actions: `${processing}; получение сведений из ЕСИА и сопоставление с ними`,
  },
};

const relationWords: Record<GuardianLink['relation'], string> = {
  mother: 'мать',
  father: 'отец',
  guardian: 'опекун',
  trustee: 'попечитель',
  parent: 'родитель',
};
const documentWords: Record<NonNullable<FormPerson['document']>['kind'], string> = {
  passport: 'паспорт',
  birth_certificate: 'свидетельство о рождении',
  foreign_passport: 'иностранный паспорт',
  foreign_birth_certificate: 'иностранное свидетельство о рождении',
  other: 'документ',
};

/** The form of a consent, filled in from the cards: the person's own, or that of a representative. To be signed on paper. */
export function consentForm(
  purpose: ConsentPurpose,
  { organization, subject, representative }: FormFacts,
): PdfDocument {
  const text = texts[purpose];
  const signer = representative ?? subject;
  const of = representative ? 'персональных данных представляемого мной лица' : 'моих персональных данных';
  return {
    title: `Согласие ${text.heading}`,
    content: [
      { text: 'СОГЛАСИЕ', style: 'title', margin: [0, 0, 0, 2] },
      {
        text: `${representative ? 'представителя субъекта персональных данных' : 'субъекта персональных данных'}\n${text.heading}`,
        bold: true,
        alignment: 'center',
        margin: [0, 0, 0, 14],
      },
      ...personLines('Я', signer),
      ...(representative
        ? [
            {
              text: `действую как законный представитель (${relationWords[representative.relation]}) на основании ${representative.relation === 'guardian' || representative.relation === 'trustee' ? 'акта о назначении опекуном или попечителем' : 'свидетельства о рождении'} в интересах:`,
              margin: [0, 6, 0, 4],
            } satisfies Content,
            ...personLines('Субъект', subject),
          ]
        : []),
      {
        text: `свободно, своей волей и в своём интересе даю оператору – ${operatorWords(organization)} – согласие на обработку ${of}.`,
        margin: [0, 10, 0, 8],
      },
      clause('Цель обработки', text.purposes),
      clause('Перечень данных', text.data),
      clause('Перечень действий', text.actions),
      clause(
        'Срок',
        'до достижения цели обработки или до отзыва согласия, но не позднее «____» _______________ 20____ г.',
      ),
      clause(
        'Отзыв',
        'согласие может быть отозвано в любое время письменным заявлением оператору. Отзыв прекращает обработку только для указанной цели и не затрагивает обработку, которую предписывает закон. Отказ дать согласие не влияет на право на образование.',
      ),
      {
        margin: [0, 26, 0, 0],
        columnGap: 18,
        columns: [
          ruledLine('дата', '«____» ____________ 20___ г.', 160),
          ruledLine('подпись', '', 110),
          ruledLine('расшифровка подписи', shortName(signer.name)),
        ],
        unbreakable: true,
      },
    ],
  };
}

const clause = (name: string, words: string): Content => ({
  text: [{ text: `${name}: `, bold: true }, `${words}${words.endsWith('.') ? '' : '.'}`],
  margin: [0, 0, 0, 5],
});

function personLines(label: string, { name, birthDate, address, document }: FormPerson): Content[] {
  const blank = (width: number) => '_'.repeat(width);
  return [
    {
      text: [
        `${label}, `,
        { text: name, bold: true },
        `, дата рождения: ${birthDate ? russianDay(birthDate) : blank(14)},`,
      ],
    },
    { text: `зарегистрирован(а) по адресу: ${address ?? blank(52)},` },
    {
      text: document ? documentLine(document) : `документ: ${blank(20)} № ${blank(12)}, выдан ${blank(28)},`,
    },
  ];
}

function documentLine(document: NonNullable<FormPerson['document']>): string {
  const { kind, series, number, issuedOn, issuedBy, departmentCode } = document;
  const written =
    kind === 'passport' && series
      ? formatPassport({ series, number })
      : kind === 'birth_certificate' && series
        ? formatBirthCertificate({ series, number })
        : [series, number].filter(Boolean).join(' ');
  const issued = [
    issuedOn ? `выдан ${russianDay(issuedOn)}` : 'выдан «____» ____________ ______ г.',
    issuedBy ?? '_'.repeat(30),
    departmentCode ? `код подразделения ${departmentCode}` : '',
  ];
  return `${documentWords[kind]} ${written}, ${issued.filter(Boolean).join(', ')},`;
}

function operatorWords({ name, inn, kpp, ogrn, phone }: FormFacts['organization']): string {
  const requisites = [
    inn ? `ИНН ${inn}` : '',
    kpp ? `КПП ${kpp}` : '',
    ogrn ? `ОГРН ${ogrn}` : '',
    phone ? `тел. ${phone}` : '',
  ].filter(Boolean);
  return requisites.length > 0 ? `${name} (${requisites.join(', ')})` : name;
}

const russianDay = (day: string): string => `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;

/** «Абдурахмангаджиева С. М.»: the whole stands above already. */
function shortName(name: string): string {
  const [surname = '', ...rest] = name.split(' ');
  return [surname, ...rest.map((part) => `${part.charAt(0)}.`)].join(' ');
}
