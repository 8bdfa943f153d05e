import type { NewAppointee } from '@gorodok/contract';
import {
  findBirthDateFault,
  foldName,
  parseFirstName,
  parsePatronymic,
  parseSnils,
  parseSurname,
  type Parsed,
} from '@gorodok/identifiers';
import { employmentRepository } from '#features/registry/employment/index.ts';
import { personRepository } from '#features/registry/people/index.ts';
import type { Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';

export type EmployeeCard = Omit<NewAppointee, 'position'>;

/** What was typed, in its canonical writing; refuses with every faulty field at once. */
export function readEmployee(given: EmployeeCard, today: string, path: string): EmployeeCard {
  const faults: { field: string; code: string }[] = [];
  function read<Value, Otherwise>(
    field: string,
    parsed: Parsed<Value>,
    otherwise: Otherwise,
  ): Value | Otherwise {
    if (parsed.ok) return parsed.value;
    faults.push({ field: `${path}/${field}`, code: `cell.${parsed.code}` });
    return otherwise;
  }
  const card = {
    surname: read('surname', parseSurname(given.surname), ''),
    firstName: read('firstName', parseFirstName(given.firstName), ''),
    patronymic: read('patronymic', parsePatronymic(given.patronymic), null)?.patronymic ?? null,
    birthDate: given.birthDate,
    snils: given.snils?.trim() ? read('snils', parseSnils(given.snils), null) : null,
  };
  const fault = findBirthDateFault(given.birthDate, today);
  if (fault) faults.push({ field: `${path}/birthDate`, code: `cell.${fault}` });
  if (faults.length > 0) throw new AppError('invalid', 'input_invalid', faults);
  return card;
}

/**
 * The employment of somebody who is not in the organization yet. A card with the same СНИЛС is the same human being if the
 * name is the same too; another name under the number is for the administrators of the cards to settle.
 */
export async function employ(
  transaction: Queryable,
  organizationId: number,
  startsOn: string,
  card: EmployeeCard,
  position: string,
): Promise<{ personId: number; employmentId: number }> {
  const people = personRepository(transaction);
  const known = card.snils === null ? undefined : await people.findBySnils(card.snils);
  if (known && !isSame(known, card)) throw new AppError('conflict', 'appointment.snils_of_another');
  const personId =
    known?.id ??
    (await people.add({
      surname: card.surname,
      firstName: card.firstName,
      patronymic: { value: card.patronymic, absent: false },
      birthDate: card.birthDate,
      sex: null,
      citizenship: 'RUS',
      snils: { value: card.snils, absent: false },
      address: null,
      residenceAddress: null,
    }));
  const employments = employmentRepository(transaction);
  const open = await employments.findOpenForUpdate(personId, organizationId);
  if (open) return { personId, employmentId: open.id };
  const [employmentId] = await employments.add(organizationId, startsOn, [
    { personId, positions: [position] },
  ]);
  if (employmentId === undefined) throw new Error('An employment that was added has no key.');
  return { personId, employmentId };
}

const isSame = (
  known: { surname: string; firstName: string; birthDate: string | null },
  card: EmployeeCard,
): boolean =>
  foldName(known.surname) === foldName(card.surname) &&
  foldName(known.firstName) === foldName(card.firstName) &&
  (known.birthDate === null || known.birthDate === card.birthDate);
