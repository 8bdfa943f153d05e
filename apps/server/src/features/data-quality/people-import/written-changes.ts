import type { FieldChange } from '@gorodok/contract';
import type { NewPerson, PersonCompletion } from '#features/registry/people/index.ts';

/** A field that said nothing before. */
const filled = (field: string, now: unknown): FieldChange => ({ field, entryId: null, was: null, now });

/** What the history of a card keeps of its making: whatever the file said. */
export const changesOfNew = ({ surname, firstName, ...rest }: NewPerson): FieldChange[] => [
  filled('surname', surname),
  filled('firstName', firstName),
  ...saidAbout(rest),
];

/** What it keeps of a card that the file completed: only what was empty before. */
export const changesOfCompletion = (completion: PersonCompletion): FieldChange[] => saidAbout(completion);

function saidAbout({
  patronymic,
  hasNoPatronymic,
  birthDate,
  sex,
  snils,
  address,
}: Omit<PersonCompletion, 'id'>): FieldChange[] {
  const saidToBeAbsent = patronymic === null && hasNoPatronymic;
  return [
    ...(patronymic !== null || saidToBeAbsent
      ? [filled('patronymic', { value: patronymic, absent: saidToBeAbsent })]
      : []),
    ...(snils === null ? [] : [filled('snils', { value: snils, absent: false })]),
    ...Object.entries({ birthDate, sex, address }).flatMap(([field, now]) =>
      now === null ? [] : [filled(field, now)],
    ),
  ];
}
