import { cardRequirements, type CardRequirement, type RequestSlipsOrder } from '@gorodok/contract';
import type { Content } from 'pdfmake/interfaces.js';
import { ruledLine } from '#platform/pdf/parts.ts';
import type { PdfDocument } from '#platform/pdf/pdf.ts';
import { fieldNames } from './completeness.words.ts';
import type { SlipFacts } from './request-slip.read.ts';

/** What to bring or to tell, in the words of the family. No value of the card stands on a slip: it passes through many hands. */
const requests: Record<CardRequirement, string> = {
  surname: 'фамилию, как в документе',
  firstName: 'имя полностью, как в документе',
  patronymic: 'отчество или что его нет',
  birthDate: 'дату рождения',
  sex: 'пол',
  snils: 'номер СНИЛС',
  passport: 'паспорт: серию, номер, кем и когда выдан, код подразделения',
  birthCertificate: 'свидетельство о рождении: серию и номер',
  contact: 'телефон или адрес электронной почты',
  address: 'адрес регистрации или проживания',
  personalDataConsent: 'подписанное согласие на обработку персональных данных',
  guardian: 'кто родитель (законный представитель) ребёнка',
  child: 'чей вы родитель (законный представитель)',
};

/** As wide as the text of an A4 page, in points. */
const tearLine = 480;

/** One slip for each card, with a part to tear off and hand back. */
export function printSlips(
  kind: RequestSlipsOrder['kind'],
  organizationName: string,
  slips: readonly SlipFacts[],
): PdfDocument {
  return {
    title: 'Памятки: каких данных не хватает',
    content: slips.map((slip) => slipOf(kind, organizationName, slip)),
  };
}

function slipOf(kind: RequestSlipsOrder['kind'], organizationName: string, slip: SlipFacts): Content {
  const missing = cardRequirements.filter((field) => slip.missing.includes(field));
  const where = kind === 'student' && slip.context ? `, ${slip.context}` : '';
  return {
    unbreakable: true,
    margin: [0, 0, 0, 22],
    stack: [
      { text: organizationName, style: 'note' },
      {
        text: kind === 'student' ? 'Уважаемые родители (законные представители)!' : 'Здравствуйте!',
        bold: true,
        margin: [0, 4, 0, 2],
      },
      { text: [kind === 'student' ? 'Ученик: ' : '', { text: `${slip.name}${where}`, bold: true }] },
      {
        text: `В ${kind === 'student' ? 'карточке ребёнка' : 'вашей карточке родителя'} не хватает данных. Они нужны школе, в том числе для входа в электронный дневник через Госуслуги. Пожалуйста, сообщите классному руководителю:`,
        margin: [0, 2, 0, 0],
      },
      { ul: missing.map((field) => requests[field]), margin: [8, 4, 0, 6] },
      {
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: tearLine, y2: 0, lineWidth: 0.6, dash: { length: 4 } }],
        margin: [0, 2, 0, 0],
      },
      { text: 'эту часть верните в школу', style: 'caption', alignment: 'right', margin: [0, 0, 0, 2] },
      { text: `${slip.name}${where}`, bold: true, margin: [0, 0, 0, 2] },
      ...missing.map((field): Content => ({ columns: [ruledLine(fieldNames[field])], margin: [0, 2, 0, 0] })),
      {
        columnGap: 18,
        margin: [0, 6, 0, 0],
        columns: [
          ruledLine('дата', '', 110),
          ruledLine('подпись', '', 120),
          ruledLine('расшифровка подписи'),
        ],
      },
    ],
  };
}
