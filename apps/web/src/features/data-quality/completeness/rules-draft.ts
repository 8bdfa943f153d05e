import { requirementsOf } from '@gorodok/contract/codes';
import type { CardKind, CardRequirement, CardRule, CardRuleVersion } from '@gorodok/contract';

/** Rules as they are being edited: what they are based on, and which older version they bring back. */
export interface RulesDraft {
  basedOnId: number;
  restoresVersionId: number | null;
  rules: CardRule[];
}

export const draftOf = ({ id, rules }: CardRuleVersion): RulesDraft => ({
  basedOnId: id,
  restoresVersionId: null,
  rules,
});

const isSame = (one: CardRule, other: CardRule): boolean =>
  keyOf(one) === keyOf(other) &&
  one.weight === other.weight &&
  one.fromAge === other.fromAge &&
  one.untilAge === other.untilAge &&
  one.graceDays === other.graceDays;

const keyOf = ({ kind, field, citizens }: CardRule): string => `${kind} ${field} ${citizens}`;

/** How many rules are new, gone, or others than in force. */
export function countChanges(inForce: readonly CardRule[], rules: readonly CardRule[]): number {
  const changed = rules.filter((rule) => !inForce.some((known) => isSame(known, rule)));
  const gone = inForce.filter((known) => !rules.some((rule) => keyOf(rule) === keyOf(known)));
  return changed.length + gone.length;
}

/** One line of the table: a rule, or the place of one that is not there. */
export interface RuleLine {
  field: CardRequirement;
  rule: CardRule | null;
  isChanged: boolean;
}

export function linesOf(
  kind: CardKind,
  inForce: readonly CardRule[],
  rules: readonly CardRule[],
): RuleLine[] {
  return requirementsOf(kind).flatMap((field): RuleLine[] => {
    const of = (list: readonly CardRule[]) =>
      list.filter((rule) => rule.kind === kind && rule.field === field);
    const [now, before] = [of(rules), of(inForce)];
    if (now.length === 0) return [{ field, rule: null, isChanged: before.length > 0 }];
    return now.map((rule) => ({ field, rule, isChanged: !before.some((known) => isSame(known, rule)) }));
  });
}

/** What a field is asked for anew. */
export const newRule = (
  kind: CardKind,
  field: CardRequirement,
  weight: CardRule['weight'],
  citizens: CardRule['citizens'] = 'any',
): CardRule => ({ kind, field, citizens, weight, fromAge: null, untilAge: null, graceDays: 0 });

/** The rules with one replaced, added (`was` null) or removed (`now` null). */
export function withRule(rules: readonly CardRule[], was: CardRule | null, now: CardRule | null): CardRule[] {
  if (was === null) return now === null ? [...rules] : [...rules, now];
  return rules.flatMap((rule) => (rule !== was ? [rule] : now === null ? [] : [now]));
}

/** Reads what was kept on the device; anything else than a draft is none. */
export function readRulesDraft(kept: unknown): RulesDraft | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const { basedOnId, restoresVersionId, rules } = kept as Partial<Record<keyof RulesDraft, unknown>>;
  const isDraft =
    typeof basedOnId === 'number' &&
    (restoresVersionId === null || typeof restoresVersionId === 'number') &&
    Array.isArray(rules);
  return isDraft ? (kept as RulesDraft) : null; // written by this page; the server judges the rules anew
}
