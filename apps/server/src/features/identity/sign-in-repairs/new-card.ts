import type { PersonFields, RepairSignIn } from '@gorodok/contract';
import { linkKnownGuardian } from '#features/registry/guardianship/index.ts';
import { getOrganizationNow } from '#features/registry/organizations/index.ts';
import {
  addEmployeeWithin,
  lockCard,
  takePerson,
  type CheckNewPerson,
} from '#features/registry/people/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import type { ConfirmedIdentity } from '../confirmed-data/index.ts';
import { doesNotFit } from './does-not-fit.ts';

type WantedCard = Extract<RepairSignIn, { repair: 'create_guardian' | 'create_employee' }>;

/**
 * A card for somebody who is in none, of what ЕСИА has confirmed about him; what it has not told (sex, contacts) is left to fill in.
 * The registry's own rules decide: who bears the СНИЛС already is taken as he is, who is likely to have a card is refused here (the forms of
 * the cards ask which), and a student comes in by an order only.
 */
export async function createCard(
  transaction: Queryable,
  actor: Actor,
  given: ConfirmedIdentity | null,
  wanted: WantedCard,
  check: CheckNewPerson,
): Promise<void> {
  if (!given) throw doesNotFit();
  const person = { fields: fieldsOf(given), contacts: [] };
  if (wanted.repair === 'create_guardian') {
    const { childId, relation } = wanted;
    // The child first, as whoever adds a parent to a card does: nobody waits for each other in a circle.
    await lockCard(transaction, actor, 'student', childId);
    const { today } = await getOrganizationNow(transaction, actor.organizationId);
    const guardianId = await takePerson(transaction, actor, person, {
      today,
      place: '',
      kind: 'guardian',
      childId,
      check,
      answer: undefined,
    });
    await linkKnownGuardian(transaction, actor, { guardianId, childId }, relation);
    return;
  }
  const { today } = await getOrganizationNow(transaction, actor.organizationId);
  const { positions, roles } = wanted;
  await addEmployeeWithin(transaction, actor, { ...person, positions, roles, startsOn: today }, check);
}

const fieldsOf = ({ surname, firstName, patronymic, birthDate, snils }: ConfirmedIdentity): PersonFields => ({
  surname,
  firstName,
  patronymic: { value: patronymic, absent: false },
  birthDate,
  sex: null,
  citizenship: 'RUS',
  snils: { value: snils, absent: false },
  address: null,
  residenceAddress: null,
});
