import type { OrderKind, PaymentKind } from '@gorodok/contract';

/** Where a student stands: in which class (or none) and by which payment; null – he is not a student of the organization. */
export type Standing = { classGroupId: number | null; paymentKind: PaymentKind } | null;

export interface ClassFacts {
  id: number;
  grade: number | null;
  yearId: number;
  yearState: string;
  yearStartsOn: string;
  yearEndsOn: string;
}

/** What is known of a line and its student when the order is about to be signed. */
export interface LineFacts {
  effectiveOn: string;
  /** Null for somebody who is to be admitted. */
  enrolmentId: number | null;
  standing: Standing;
  fromClass: ClassFacts | null;
  toClass: ClassFacts | null;
  paymentKind: PaymentKind | null;
  /** The day of the latest order about this enrolment that stands. */
  lastEffectiveOn: string | null;
  learnsHere: boolean;
  /** Openly enrolled in general education of another organization. */
  learnsElsewhere: boolean;
  /** Named a second time in the same order. */
  repeated: boolean;
  /** A new student's СНИЛС that somebody's card bears already. */
  personExists: boolean;
}

export type LineRefusal = (typeof lineRefusals)[number];
export const lineRefusals = [
  'order.student_repeated',
  'order.student_left',
  'order.student_enrolled_here',
  'order.student_enrolled_elsewhere',
  'order.person_exists',
  'order.class_missing',
  'order.class_same',
  'order.class_of_another_year',
  'order.class_of_same_year',
  'order.class_of_closed_year',
  'order.grade_not_next',
  'order.grade_not_same',
  'order.date_outside_year',
  'order.date_before_last_order',
  'order.leaving_in_future',
  'order.payment_missing',
  'order.payment_same',
  'order.line_built_upon',
  'order.line_taken_back',
  'order.class_has_marks',
] as const;

const admitting: readonly OrderKind[] = ['admission', 'transfer_in'];
const leaving: readonly OrderKind[] = ['transfer_out', 'expulsion', 'graduation'];

export const admits = (kind: OrderKind): boolean => admitting.includes(kind);
export const takesLeave = (kind: OrderKind): boolean => leaving.includes(kind);

/** What keeps a line from taking effect; null – nothing does. Corrections are judged by {@link refusalToTakeBack}. */
export function refusalOfLine(kind: OrderKind, facts: LineFacts, today: string): LineRefusal | null {
  if (facts.repeated) return 'order.student_repeated';
  if (admits(kind)) return refusalToAdmit(facts);
  if (facts.standing === null) return 'order.student_left';
  if (facts.lastEffectiveOn !== null && facts.effectiveOn < facts.lastEffectiveOn)
    return 'order.date_before_last_order';
  if (takesLeave(kind)) return facts.effectiveOn > today ? 'order.leaving_in_future' : null;
  if (kind === 'payment_change') {
    if (facts.paymentKind === null) return 'order.payment_missing';
    return facts.paymentKind === facts.standing.paymentKind ? 'order.payment_same' : null;
  }
  return refusalToChangeClass(kind, facts);
}

function refusalToAdmit(facts: LineFacts): LineRefusal | null {
  if (facts.personExists) return 'order.person_exists';
  if (facts.learnsHere) return 'order.student_enrolled_here';
  if (facts.learnsElsewhere) return 'order.student_enrolled_elsewhere';
  if (facts.paymentKind === null) return 'order.payment_missing';
  return facts.toClass === null ? null : refusalToEnter(facts.toClass, facts.effectiveOn);
}

function refusalToChangeClass(kind: OrderKind, facts: LineFacts): LineRefusal | null {
  const { fromClass, toClass } = facts;
  if (toClass === null) return 'order.class_missing';
  if (fromClass?.id === toClass.id) return 'order.class_same';
  const entering = refusalToEnter(toClass, facts.effectiveOn);
  if (entering !== null || fromClass === null) return entering;
  if (kind === 'transfer_between_classes')
    return fromClass.yearId === toClass.yearId ? null : 'order.class_of_another_year';
  if (fromClass.yearStartsOn >= toClass.yearStartsOn) return 'order.class_of_same_year';
  if (fromClass.grade === null || toClass.grade === null) return null; // groups without parallels follow no count
  if (kind === 'retention') return toClass.grade === fromClass.grade ? null : 'order.grade_not_same';
  return toClass.grade === fromClass.grade + 1 ? null : 'order.grade_not_next';
}

function refusalToEnter(group: ClassFacts, day: string): LineRefusal | null {
  if (group.yearState === 'closed') return 'order.class_of_closed_year';
  return day < group.yearStartsOn || day > group.yearEndsOn ? 'order.date_outside_year' : null;
}

/** Where the student stands once the line has taken effect. */
export function standingAfter(kind: OrderKind, { standing, toClass, paymentKind }: LineFacts): Standing {
  if (takesLeave(kind)) return null;
  const payment = admits(kind) || kind === 'payment_change' ? paymentKind : standing?.paymentKind;
  return {
    classGroupId: kind === 'payment_change' ? (standing?.classGroupId ?? null) : (toClass?.id ?? null),
    paymentKind: payment ?? 'budget',
  };
}

export interface TakeBackFacts {
  takenBackAlready: boolean;
  /** Later orders about the same enrolment that stand, and are not taken back together with this line. */
  laterLines: number;
  /** The line let him go, and he is enrolled elsewhere since. */
  learnsElsewhere: boolean;
  /** Marks or attendance were given to him in the class that the line put him into. */
  taught: boolean;
}

/** What keeps a signed line from being taken back: the latest goes first, as from a pile. */
export function refusalToTakeBack(facts: TakeBackFacts): LineRefusal | null {
  if (facts.takenBackAlready) return 'order.line_taken_back';
  if (facts.laterLines > 0) return 'order.line_built_upon';
  if (facts.learnsElsewhere) return 'order.student_enrolled_elsewhere';
  return facts.taught ? 'order.class_has_marks' : null;
}
