import type { OrganizationKind, YearOpenings } from '@gorodok/contract';
import type { Sheet } from '#platform/spreadsheet/write-workbook.ts';

const kindNames: Record<OrganizationKind, string> = {
  general: 'школа',
  preschool: 'детский сад',
  additional: 'дополнительное образование',
  boarding: 'интернат',
  college: 'колледж',
  education_authority: 'управление образования',
};
const stateNames = { planned: 'запланирован', open: 'открыт', closed: 'закрыт' } as const;

/** The coordinator's list as a table for the office. */
export const openingSheet = ({ organizations, yearName }: YearOpenings): Sheet => ({
  name: `Учебный год ${yearName.replace(/[\\/?*[\]:]/g, '-')}`.slice(0, 31),
  columns: [
    { heading: 'Муниципалитет' },
    { heading: 'Организация' },
    { heading: 'Вид' },
    { heading: 'Учебный год' },
    { heading: 'Срок открытия', holds: 'day' },
    { heading: 'Просрочено' },
  ],
  rows: organizations.map(({ municipalityName, name, kinds, state, dueOn, overdue }) => [
    municipalityName ?? 'Подчиняется региону',
    name,
    kinds.map((kind) => kindNames[kind]).join(', '),
    state === null ? 'не создан' : stateNames[state],
    dueOn,
    overdue ? 'да' : null,
  ]),
});
