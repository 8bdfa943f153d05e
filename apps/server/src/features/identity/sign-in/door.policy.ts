import type { SignInFailureReason } from '@gorodok/contract';
import { parseSnils } from '@gorodok/identifiers';
import { sameName, type ConfirmedIdentity } from '../confirmed-data/index.ts';

/** Who stands at the door, as ЕСИА confirms it. */
export interface Visitor extends ConfirmedIdentity {
  documentNumbers: readonly string[];
}

/** One person of the region whose СНИЛС, or whose name and birth date, equal the visitor's. */
export interface Candidate {
  personId: number;
  surname: string;
  firstName: string;
  patronymic: string | null;
  birthDate: string | null;
  snils: string | null;
  documentNumbers: readonly string[];
}

export type DoorDecision =
  | { admitted: true; personId: number }
  | { admitted: false; reason: SignInFailureReason; nearest: readonly number[] };

/**
 * Decides whose card the visitor's is, row by row of the table «Вход: исходы» (docs/glossary.md): СНИЛС first, else name,
 * birth date and document. Names are compared folded (case, ё/е, spaces, hyphens) and no further. Where somebody is let in, what
 * differs all the same becomes a task (confirmed-data).
 */
export function decideAtDoor(visitor: Visitor, candidates: readonly Candidate[]): DoorDecision {
  const namesakes = candidates.filter((card) => sameWholeName(visitor, card) && sameBirthDate(visitor, card));
  const withSnils = visitor.snils === null ? [] : candidates.filter(({ snils }) => snils === visitor.snils);
  if (withSnils.length > 1) return refuse('several_cards_match', withSnils);
  const [owner] = withSnils;
  return owner ? decideBySnils(visitor, owner, namesakes) : decideByName(visitor, namesakes);
}

/** Beside the owner of the number stand, where he is refused, the cards that bear the visitor's own name: the number may belong there. */
function decideBySnils(visitor: Visitor, owner: Candidate, namesakes: readonly Candidate[]): DoorDecision {
  const birthDateEqual = sameBirthDate(visitor, owner);
  const firstNameEqual = sameName(visitor.firstName, owner.firstName);
  const otherNamesEqual =
    sameName(visitor.surname, owner.surname) && sameName(visitor.patronymic, owner.patronymic);
  const nearest = [owner, ...namesakes.filter(({ personId }) => personId !== owner.personId)];
  if (!firstNameEqual)
    return refuse(birthDateEqual ? 'name_differs' : 'snils_belongs_to_another_card', nearest);
  if (!birthDateEqual && !otherNamesEqual) return refuse('birth_date_differs', nearest);
  return { admitted: true, personId: owner.personId };
}

function decideByName(visitor: Visitor, namesakes: readonly Candidate[]): DoorDecision {
  const withoutSnils = namesakes.filter(({ snils }) => !isValid(snils));
  if (withoutSnils.length > 1) return refuse('several_cards_match', withoutSnils);
  const [found] = withoutSnils;
  if (!found)
    return namesakes.length > 0 ? refuse('snils_differs', namesakes) : refuse('person_not_found', []);
  if (found.documentNumbers.length === 0) return refuse('snils_missing_in_card', [found]);
  if (!found.documentNumbers.some((number) => visitor.documentNumbers.includes(number)))
    return refuse('document_differs', [found]);
  return { admitted: true, personId: found.personId };
}

/** A number that can't be anybody's counts as none: it was typed to fill the field. */
const isValid = (snils: string | null): boolean => snils !== null && parseSnils(snils).ok;

const refuse = (reason: SignInFailureReason, nearest: readonly Candidate[]): DoorDecision => ({
  admitted: false,
  reason,
  nearest: nearest.map((candidate) => candidate.personId),
});

const sameWholeName = (visitor: Visitor, card: Candidate) =>
  sameName(visitor.surname, card.surname) &&
  sameName(visitor.firstName, card.firstName) &&
  sameName(visitor.patronymic, card.patronymic);
const sameBirthDate = (visitor: Visitor, card: Candidate) =>
  visitor.birthDate !== null && visitor.birthDate === card.birthDate;
