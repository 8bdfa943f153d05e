import type { SignInFailureReason } from '@gorodok/contract';
import { foldName } from '@gorodok/identifiers';

/** Who stands at the door, as ЕСИА confirms it. */
export interface Visitor {
  surname: string;
  firstName: string;
  patronymic: string | null;
  birthDate: string | null;
  snils: string | null;
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

export type ConfirmedField = 'surname' | 'patronymic' | 'birth_date' | 'snils';

export type DoorDecision =
  | { admitted: true; personId: number; differences: readonly ConfirmedField[] }
  | { admitted: false; reason: SignInFailureReason; nearest: readonly number[] };

/**
 * Decides whose card the visitor's is, row by row of the table «Вход: исходы» (docs/glossary.md): СНИЛС first, else name,
 * birth date and document. Names are compared folded (case, ё/е, spaces, hyphens) and no further.
 */
export function decideAtDoor(visitor: Visitor, candidates: readonly Candidate[]): DoorDecision {
  const withSnils =
    visitor.snils === null ? [] : candidates.filter((candidate) => candidate.snils === visitor.snils);
  if (withSnils.length > 1) return refuse('several_cards_match', withSnils);
  const [owner] = withSnils;
  if (owner) return decideBySnils(visitor, owner);
  return decideByName(
    visitor,
    candidates.filter((candidate) => sameName(visitor, candidate) && sameBirthDate(visitor, candidate)),
  );
}

function decideBySnils(visitor: Visitor, owner: Candidate): DoorDecision {
  const birthDateEqual = sameBirthDate(visitor, owner);
  if (!sameFirstName(visitor, owner))
    return refuse(birthDateEqual ? 'name_differs' : 'snils_belongs_to_another_card', [owner]);
  const surnameEqual = foldName(visitor.surname) === foldName(owner.surname);
  const patronymicEqual = samePatronymic(visitor, owner);
  if (!birthDateEqual && !(surnameEqual && patronymicEqual)) return refuse('birth_date_differs', [owner]);
  const differences: ConfirmedField[] = [];
  if (!surnameEqual) differences.push('surname');
  if (!patronymicEqual) differences.push('patronymic');
  if (!birthDateEqual) differences.push('birth_date');
  return { admitted: true, personId: owner.personId, differences };
}

function decideByName(visitor: Visitor, namesakes: readonly Candidate[]): DoorDecision {
  const withoutSnils = namesakes.filter((candidate) => candidate.snils === null);
  if (withoutSnils.length > 1) return refuse('several_cards_match', withoutSnils);
  const [found] = withoutSnils;
  if (!found)
    return namesakes.length > 0 ? refuse('snils_differs', namesakes) : refuse('person_not_found', []);
  if (found.documentNumbers.length === 0) return refuse('snils_missing_in_card', [found]);
  if (!found.documentNumbers.some((number) => visitor.documentNumbers.includes(number)))
    return refuse('document_differs', [found]);
  return { admitted: true, personId: found.personId, differences: visitor.snils === null ? [] : ['snils'] };
}

const refuse = (reason: SignInFailureReason, nearest: readonly Candidate[]): DoorDecision => ({
  admitted: false,
  reason,
  nearest: nearest.map((candidate) => candidate.personId),
});

const sameFirstName = (visitor: Visitor, card: Candidate) =>
  foldName(visitor.firstName) === foldName(card.firstName);
const samePatronymic = (visitor: Visitor, card: Candidate) =>
  foldName(visitor.patronymic ?? '') === foldName(card.patronymic ?? '');
const sameName = (visitor: Visitor, card: Candidate) =>
  foldName(visitor.surname) === foldName(card.surname) &&
  sameFirstName(visitor, card) &&
  samePatronymic(visitor, card);
const sameBirthDate = (visitor: Visitor, card: Candidate) =>
  visitor.birthDate !== null && visitor.birthDate === card.birthDate;
