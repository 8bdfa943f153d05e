import { requirementsOf, type CardRule } from '@gorodok/contract';

interface Fault {
  field: string;
  code: string;
}

/** What is wrong with a set of rules. At most one of them holds for a card and a field, so that none contradicts another. */
export function judgeRules(rules: readonly CardRule[]): Fault[] {
  return rules.flatMap((rule, place) => {
    const faults: Fault[] = [];
    if (!requirementsOf(rule.kind).includes(rule.field))
      faults.push({ field: `/rules/${place}/field`, code: 'card_rules.field_not_of_kind' });
    if (rules.slice(0, place).some((other) => meet(rule, other)))
      faults.push({ field: `/rules/${place}/field`, code: 'card_rules.given_twice' });
    if (rule.fromAge !== null && rule.untilAge !== null && rule.untilAge <= rule.fromAge)
      faults.push({ field: `/rules/${place}/untilAge`, code: 'card_rules.ages_crossed' });
    return faults;
  });
}

function meet(one: CardRule, other: CardRule): boolean {
  const sameField = one.kind === other.kind && one.field === other.field;
  const sameCitizens = one.citizens === other.citizens || one.citizens === 'any' || other.citizens === 'any';
  return sameField && sameCitizens;
}

const keyOf = ({ kind, field, citizens, weight, fromAge, untilAge, graceDays }: CardRule): string =>
  [kind, field, citizens, weight, fromAge, untilAge, graceDays].join(' ');

/** Whether two sets ask for the same, in whatever order. */
export function areSameRules(one: readonly CardRule[], other: readonly CardRule[]): boolean {
  const keys = new Set(one.map(keyOf));
  return one.length === other.length && other.every((rule) => keys.has(keyOf(rule)));
}
