import { cardRequirements, type CardRequirement, type MissingField } from '@gorodok/contract';

/** What a card lacks by the rules in force, as the database tells it. */
export interface CardGaps {
  readonly missing: readonly CardRequirement[];
  readonly advised: readonly CardRequirement[];
}

/** The same for people: what is mandatory first, each in the order in which a card shows its fields. */
export function missingOf({ missing, advised }: CardGaps): MissingField[] {
  const listed = (weight: MissingField['weight'], fields: readonly CardRequirement[]) =>
    cardRequirements.filter((field) => fields.includes(field)).map((field) => ({ field, weight }));
  return [...listed('mandatory', missing), ...listed('advised', advised)];
}
