import type { FieldFault, OrderKind, RolloverClass, RolloverOutcome, RolloverPlan } from '@gorodok/contract';
import { parseClassName } from '../class-groups/index.ts';

type Fault = Omit<FieldFault, 'message'>;

/** What a plan is judged by: the classes of the former year with the students who are to go on. */
export interface RolloverFacts {
  classes: readonly {
    id: number;
    name: string;
    grade: number | null;
    students: readonly { enrolmentId: number }[];
  }[];
  withoutClass: readonly { enrolmentId: number }[];
}

export type RolloverOrderKind = Extract<
  OrderKind,
  'promotion' | 'conditional_promotion' | 'retention' | 'graduation' | 'transfer_between_classes'
>;

/** One student's way into the new year, or out of the school. */
export interface Move {
  enrolmentId: number;
  kind: RolloverOrderKind;
  toName: string | null;
}

const lastGrade = 11;

/** The same letter a year on: «7А» → «8А». Null where the name does not begin with its grade. */
export function nextClassName(name: string, grade: number): string | null {
  const parsed = parseClassName(name);
  return parsed?.grade === grade ? `${grade + 1}${parsed.name.replace(/^\d+/, '')}` : null;
}

/** What most schools do: everybody a year on, the eleventh (and twelfth) graduate; groups without a grade are left alone. */
export const proposeClasses = (classes: RolloverFacts['classes']): RolloverClass[] =>
  classes.map(({ id, name, grade }): RolloverClass => {
    if (grade === null) return { classGroupId: id, outcome: 'stay', toName: null };
    if (grade >= lastGrade) return { classGroupId: id, outcome: 'graduate', toName: null };
    return { classGroupId: id, outcome: 'promote', toName: nextClassName(name, grade) };
  });

const needsClass = (outcome: RolloverOutcome): boolean => outcome !== 'graduate' && outcome !== 'stay';

/** What is wrong about a plan as it is written. */
export function faultsOfPlan(plan: RolloverPlan, facts: RolloverFacts): Fault[] {
  const faults: Fault[] = [];
  const classIds = new Set(facts.classes.map(({ id }) => id));
  const students = new Set(everybody(facts).map(({ enrolmentId }) => enrolmentId));
  const check = (
    list: 'classes' | 'students',
    entries: readonly { outcome: RolloverOutcome; toName: string | null; key: number }[],
    known: ReadonlySet<number>,
    what: 'class' | 'student',
  ) => {
    const seen = new Set<number>();
    entries.forEach(({ key, outcome, toName }, index) => {
      if (!known.has(key)) faults.push({ field: `/plan/${list}/${index}`, code: `rollover.${what}_unknown` });
      else if (seen.has(key))
        faults.push({ field: `/plan/${list}/${index}`, code: `rollover.${what}_repeated` });
      else if (needsClass(outcome) && toName === null)
        faults.push({ field: `/plan/${list}/${index}/toName`, code: 'rollover.class_name_missing' });
      else if (needsClass(outcome) && parseClassName(toName ?? '') === null)
        faults.push({ field: `/plan/${list}/${index}/toName`, code: 'rollover.class_name_unreadable' });
      seen.add(key);
    });
  };
  check(
    'classes',
    plan.classes.map((entry) => ({ ...entry, key: entry.classGroupId })),
    classIds,
    'class',
  );
  check(
    'students',
    plan.students.map((entry) => ({ ...entry, key: entry.enrolmentId })),
    students,
    'student',
  );
  return faults;
}

const everybody = ({ classes, withoutClass }: RolloverFacts) => [
  ...classes.flatMap(({ students }) => students),
  ...withoutClass,
];

const kindOf: Record<Exclude<RolloverOutcome, 'stay'>, RolloverOrderKind> = {
  promote: 'promotion',
  promote_conditionally: 'conditional_promotion',
  retain: 'retention',
  graduate: 'graduation',
};

/**
 * Every student's own way: as the class goes, unless the plan says otherwise. Who has no class is not promoted but put into
 * one; a student of whom nothing is said stays where he is.
 */
export function movesOf(plan: RolloverPlan, facts: RolloverFacts): Move[] {
  const wayOfClass = new Map(plan.classes.map((entry) => [entry.classGroupId, entry]));
  const wayOfStudent = new Map(plan.students.map((entry) => [entry.enrolmentId, entry]));
  const moves: Move[] = [];
  const go = (
    enrolmentId: number,
    way: { outcome: RolloverOutcome; toName: string | null } | undefined,
    seated: boolean,
  ) => {
    if (way === undefined || way.outcome === 'stay') return;
    const kind = kindOf[way.outcome];
    const toName = kind === 'graduation' ? null : (parseClassName(way.toName ?? '')?.name ?? null);
    moves.push({
      enrolmentId,
      toName,
      kind: seated || kind === 'graduation' ? kind : 'transfer_between_classes',
    });
  };
  for (const { id, students } of facts.classes)
    for (const { enrolmentId } of students)
      go(enrolmentId, wayOfStudent.get(enrolmentId) ?? wayOfClass.get(id), true);
  for (const { enrolmentId } of facts.withoutClass) go(enrolmentId, wayOfStudent.get(enrolmentId), false);
  return moves;
}
