import type { Education, NewStudent, OrderKind } from '@gorodok/contract';
import { Value } from 'typebox/value';
import { NewStudent as NewStudentSchema } from '@gorodok/contract';
import type { Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import type { Actor } from '#platform/actor/actor.ts';
import { peopleBatch, type CheckNewPerson } from '../people/index.ts';
import { listLineFacts, listTakeBackFacts } from './line-facts.read.ts';
import { refusalOfLine, refusalToTakeBack, standingAfter, type LineRefusal } from './movement.policy.ts';
import { orderRepository } from './order.repository.ts';
import { signingRepository, type LineEffect } from './signing.repository.ts';

/**
 * Of these lines, those whose students have got a mark or attendance in the class that the line put them into. What happens
 * at lessons belongs to another wing, which hands this in.
 */
export type FindTaughtLines = (db: Queryable, lineIds: readonly number[]) => Promise<ReadonlySet<number>>;

export interface SignedOrder {
  id: number;
  organizationId: number;
  kind: OrderKind;
  education: Education;
}

export interface LineVerdict {
  lineId: number;
  refusal: LineRefusal | null;
  /** What signing would write; null for a correction, which is written from the lines that it takes back. */
  effect: LineEffect | null;
}

/** Judges every line of a draft as of now. */
export async function judgeLines(
  db: Queryable,
  order: SignedOrder,
  today: string,
  findTaught: FindTaughtLines,
): Promise<LineVerdict[]> {
  if (order.kind === 'correction') {
    const facts = await listTakeBackFacts(db, order.id);
    const taught = await findTaught(
      db,
      facts.map(({ originalLineId }) => originalLineId),
    );
    return facts.map((line) => ({
      lineId: line.lineId,
      refusal: refusalToTakeBack({ ...line, taught: taught.has(line.originalLineId) }),
      effect: null,
    }));
  }
  const facts = await listLineFacts(db, order);
  return facts.map((line) => ({
    lineId: line.lineId,
    refusal: refusalOfLine(order.kind, line, today),
    effect: { lineId: line.lineId, before: line.standing, after: standingAfter(order.kind, line) },
  }));
}

/** On whose behalf students without a card get one, and how it is seen that they have none; only an admission brings any. */
export interface NewPeople {
  actor: Actor;
  check: CheckNewPerson;
}

/**
 * Signs an order whose row the caller has locked: everything its lines say takes effect in this transaction, or nothing
 * does. @returns how many lines took effect.
 */
export async function signOrder(
  transaction: Queryable,
  order: SignedOrder,
  today: string,
  findTaught: FindTaughtLines,
  newPeople?: NewPeople,
): Promise<number> {
  const signing = signingRepository(transaction);
  await signing.lockStudents([order.id]);
  const verdicts = await judgeLines(transaction, order, today, findTaught);
  if (verdicts.length === 0) throw new AppError('conflict', 'order.without_lines');
  const faults = verdicts.flatMap(({ refusal }, index) =>
    refusal === null ? [] : [{ field: `/lines/${index}`, code: refusal }],
  );
  if (faults.length > 0) throw new AppError('conflict', 'order.lines_refused', faults);
  if (order.kind === 'correction') {
    await signing.stateTakingBack(order.id);
    await signing.takeBack([order.id]);
  } else {
    await addNewPeople(
      transaction,
      order.id,
      verdicts.map(({ lineId }) => lineId),
      newPeople,
    );
    await signing.state(verdicts.flatMap(({ effect }) => effect ?? []));
    await signing.takeEffect([order.id]);
  }
  await signing.sign([order.id]);
  return verdicts.length;
}

/** Makes the cards of students who have none; whoever may have one needs a reason in the draft. */
async function addNewPeople(
  transaction: Queryable,
  orderId: number,
  lineIds: readonly number[],
  newPeople: NewPeople | undefined,
): Promise<void> {
  const lines = await orderRepository(transaction).listNewStudents(orderId);
  if (lines.length === 0) return;
  if (!newPeople) throw new Error('Only an admission brings new people.');
  const students = lines.map(({ newPerson }): NewStudent => Value.Parse(NewStudentSchema, newPerson));
  const verdicts = await judgeNewPeople(
    transaction,
    newPeople,
    lines.map(({ id }, index) => ({ place: lineIds.indexOf(id), student: students[index] })),
  );
  const batch = peopleBatch(transaction);
  const ids = await batch.add(
    students.map((student) => {
      const { document: _, createBecause: __, ...person } = student;
      return { ...person, hasNoPatronymic: false, address: null };
    }),
  );
  const people = lines.map(({ id: lineId }, index) => ({ lineId, personId: ids[index] ?? 0 }));
  await batch.addDocuments(
    students.flatMap(({ document }, index) => (document ? [{ ...document, personId: ids[index] ?? 0 }] : [])),
  );
  await signingRepository(transaction).namePeople(people);
  for (const [index, verdict] of verdicts.entries()) await verdict.note(transaction, ids[index] ?? 0);
}

async function judgeNewPeople(
  transaction: Queryable,
  { actor, check }: NewPeople,
  lines: readonly { place: number; student: NewStudent | undefined }[],
) {
  const faults: { field: string; code: string }[] = [];
  const verdicts = [];
  for (const { place, student } of lines) {
    if (!student) continue;
    const { patronymic, snils, document, createBecause, ...same } = student;
    const fields = {
      ...same,
      patronymic: { value: patronymic, absent: false },
      snils: { value: snils, absent: false },
      address: null,
    };
    try {
      const verdict = await check(
        transaction,
        actor,
        { kind: 'student', fields, contacts: [], document, childId: null },
        createBecause === undefined ? undefined : { createBecause },
      );
      if ('note' in verdict) verdicts.push(verdict);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'duplicate.likely') throw error;
      faults.push({ field: `/lines/${place}`, code: 'order.student_likely_known' });
    }
  }
  if (faults.length > 0) throw new AppError('conflict', 'order.lines_refused', faults);
  return verdicts;
}
