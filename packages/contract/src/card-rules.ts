import { Type, type Static } from 'typebox';
import { CardRequirement, MissingField } from './card.ts';
import { CardKind } from './people.ts';
import { Id, Moment, Nullable, OneOf, Strict } from './primitives.ts';

const Age = Nullable(Type.Integer({ minimum: 1, maximum: 100 }));

/** That a card has to say something: whose card, from and until which age, of which citizens. */
export const CardRule = Strict({
  kind: CardKind,
  field: CardRequirement,
  citizens: OneOf(['any', 'russian', 'foreign'] as const),
  weight: MissingField.properties.weight,
  fromAge: Age,
  untilAge: Age,
  /** So many days after the birthday the rule begins or ends. */
  graceDays: Type.Integer({ minimum: 0, maximum: 365 }),
});
export type CardRule = Static<typeof CardRule>;

const versionFields = {
  id: Id,
  madeAt: Moment,
  /** Null: the rules that the product comes with. */
  madeBy: Nullable(Type.String()),
  note: Type.String(),
  restoresVersionId: Nullable(Id),
};
const Rules = Type.Array(CardRule, { maxItems: 100 });
export const CardRuleVersion = Strict({ ...versionFields, rules: Rules });
export type CardRuleVersion = Static<typeof CardRuleVersion>;

/** The rules in force, and every version that there was, the latest first. */
export const CardRules = Strict({ inForce: CardRuleVersion, versions: Type.Array(Strict(versionFields)) });
export type CardRules = Static<typeof CardRules>;

/** A new version. It is refused where somebody else has made one since `basedOnId` was read. */
export const NewCardRules = Strict({
  basedOnId: Id,
  restoresVersionId: Nullable(Id),
  note: Type.String({ maxLength: 300 }),
  rules: Rules,
});
export type NewCardRules = Static<typeof NewCardRules>;

/** What a change of the rules would do, before it is made. */
export const CardRulesDraft = Strict({ rules: Rules });
export type CardRulesDraft = Static<typeof CardRulesDraft>;
export const CardRulesPreview = Strict({
  parts: Type.Array(
    Strict({
      /** Null: organizations of the region itself. */
      municipalityId: Nullable(Id),
      name: Nullable(Type.String()),
      kind: CardKind,
      cards: Type.Integer(),
      unfilledNow: Type.Integer(),
      unfilledThen: Type.Integer(),
    }),
  ),
});
export type CardRulesPreview = Static<typeof CardRulesPreview>;
