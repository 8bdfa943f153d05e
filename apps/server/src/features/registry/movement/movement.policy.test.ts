import { knownCodes } from '@gorodok/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  lineRefusals,
  refusalOfLine,
  standingAfter,
  type ClassFacts,
  type LineFacts,
} from './movement.policy.ts';

test('every refusal of a line has a sentence', () => {
  expect(lineRefusals.filter((code) => !knownCodes.includes(code))).toEqual([]);
});

const classes = fc.record<ClassFacts>({
  id: fc.nat(3),
  grade: fc.option(fc.integer({ min: 1, max: 12 })),
  yearId: fc.nat(2),
  yearState: fc.constantFrom('planned', 'open', 'closed'),
  yearStartsOn: fc.constantFrom('2025-09-01', '2026-09-01'),
  yearEndsOn: fc.constantFrom('2026-08-31', '2027-08-31'),
});
const facts = fc.record<LineFacts>({
  effectiveOn: fc.constantFrom('2025-10-01', '2026-08-31', '2026-09-01', '2126-01-01'),
  enrolmentId: fc.option(fc.nat(5)),
  standing: fc.option(
    fc.record({
      classGroupId: fc.option(fc.nat(3)),
      paymentKind: fc.constantFrom('budget' as const, 'paid' as const),
    }),
  ),
  fromClass: fc.option(classes),
  toClass: fc.option(classes),
  paymentKind: fc.constantFrom('budget' as const, 'paid' as const, null),
  lastEffectiveOn: fc.constantFrom('2025-09-01', '2026-08-31', null),
  learnsHere: fc.boolean(),
  learnsElsewhere: fc.boolean(),
  repeated: fc.boolean(),
  personExists: fc.boolean(),
});
const leaving = ['transfer_out', 'expulsion', 'graduation'] as const;
const moving = ['transfer_between_classes', 'promotion', 'conditional_promotion', 'retention'] as const;

test('who leaves stands outside; who stays keeps what the order does not name', () => {
  fc.assert(
    fc.property(facts, fc.constantFrom(...leaving, ...moving), (line, kind) => {
      if (refusalOfLine(kind, line, '2026-11-24') !== null) return;
      const after = standingAfter(kind, line);
      const leaves = leaving.some((known) => known === kind);
      expect(after === null).toBe(leaves);
      if (after)
        expect(after).toEqual({ classGroupId: line.toClass?.id, paymentKind: line.standing?.paymentKind });
    }),
  );
});

test('nobody who learns here or elsewhere is admitted, and nobody who has left is moved', () => {
  fc.assert(
    fc.property(facts, fc.constantFrom('admission' as const, ...moving, ...leaving), (line, kind) => {
      const refusal = refusalOfLine(kind, line, '2026-11-24');
      if (kind === 'admission' && (line.learnsHere || line.learnsElsewhere)) expect(refusal).not.toBe(null);
      if (kind !== 'admission' && line.standing === null) expect(refusal).not.toBe(null);
    }),
  );
});
