import type { CardContact, CardKind, DuplicateAnswer, PersonFields } from '@gorodok/contract';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

/** Somebody who is about to get a card. */
export interface NewPersonInQuestion {
  readonly kind: CardKind;
  readonly fields: Pick<
    PersonFields,
    'surname' | 'firstName' | 'patronymic' | 'birthDate' | 'sex' | 'snils' | 'address'
  >;
  readonly contacts: readonly Pick<CardContact, 'kind' | 'value'>[];
  readonly document: { kind: string; series: string | null; number: string } | null;
  /** Of a guardian. */
  readonly childId: number | null;
}

/** Either somebody who has a card already, or a new one; `note` is called with the key of the new card. */
export type NewPersonVerdict =
  | { take: number }
  | { note(transaction: Queryable, personId: number): Promise<void> };

/**
 * Whether a new person has a card already. What finds that out belongs to another wing, which hands this in. Throws `duplicate.likely` where
 * somebody has to answer first.
 */
export type CheckNewPerson = (
  transaction: Queryable,
  actor: Actor,
  person: NewPersonInQuestion,
  answer: DuplicateAnswer | undefined,
) => Promise<NewPersonVerdict>;
