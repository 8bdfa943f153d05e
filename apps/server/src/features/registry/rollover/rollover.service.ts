import type { OrderProposal, Rollover, RolloverPlan, SaveRollover } from '@gorodok/contract';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { yearRepository, type YearHead } from '../academic-years/index.ts';
import { classGroupRepository, parseClassName } from '../class-groups/index.ts';
import { orderRepository, proposeOrder, signOrder, type FindTaughtLines } from '../movement/index.ts';
import { getOrganizationNow } from '../organizations/index.ts';
import { faultsOfPlan, movesOf, proposeClasses, type Move, type RolloverFacts } from './rollover.policy.ts';
import { listRolloverFacts, rolloverRepository, type PlanRecord } from './rollover.repository.ts';

const orderKinds = [
  'promotion',
  'conditional_promotion',
  'retention',
  'transfer_between_classes',
  'graduation',
] as const;

/** What every step of a rollover begins with, under the lock of the organization's years. */
interface Situation {
  transaction: Queryable;
  fromYear: YearHead;
  toYear: YearHead;
  plan: PlanRecord | undefined;
  facts: Pick<Rollover, 'classes' | 'withoutClass'>;
  /** Today at the school, who signs there, and of which education its students are. */
  office: OrderProposal;
}

export const rolloverService = (database: Database, findTaught: FindTaughtLines) => {
  const inSituation = <Result>(
    actor: Actor,
    toYearId: number,
    work: (situation: Situation) => Promise<Result>,
  ): Promise<Result> =>
    database.kysely.transaction().execute(async (transaction) => {
      const years = await yearRepository(transaction).lockAll(actor);
      const toYear = years.find(({ id }) => id === toYearId);
      if (!toYear) throw new AppError('not_found', 'academic_year.not_found');
      const fromYear = years.findLast(
        ({ startsOn, state }) => startsOn < toYear.startsOn && state !== 'planned',
      );
      if (!fromYear) throw new AppError('conflict', 'rollover.no_year_before');
      const plan = await rolloverRepository(transaction).findPlanForUpdate(toYearId);
      const { today } = await getOrganizationNow(transaction, actor.organizationId);
      const office = await proposeOrder(transaction, actor, today);
      const facts = await listRolloverFacts(transaction, actor, {
        fromYearId: fromYear.id,
        planId: plan?.id ?? null,
        education: office.education,
      });
      return work({ transaction, fromYear, toYear, plan, facts, office });
    });

  return {
    /** The plan as it was saved last, or as most schools would make it. The look at the students is audited. */
    read: (actor: Actor, toYearId: number): Promise<Rollover> =>
      inSituation(actor, toYearId, async (situation) => {
        await recordAudit(situation.transaction, actor, {
          action: 'rollover.read',
          subject: { kind: 'academic_year', id: toYearId },
          details: { classes: situation.facts.classes.length },
        });
        return describe(situation);
      }),

    save: (actor: Actor, toYearId: number, { version, plan: content }: SaveRollover): Promise<Rollover> =>
      inSituation(actor, toYearId, async (situation) => {
        const { transaction, fromYear, plan, facts } = situation;
        refuseApplied(plan);
        if ((plan?.state === 'draft' ? plan.version : 0) !== version)
          throw new AppError('conflict', 'rollover.changed_meanwhile');
        refuseFaults(content, facts);
        const plans = rolloverRepository(transaction);
        if (plan?.state === 'draft') await plans.savePlan(plan.id, content);
        else await plans.addPlan(fromYear.id, toYearId, content);
        await recordAudit(transaction, actor, {
          action: 'rollover.saved',
          subject: { kind: 'academic_year', id: toYearId },
        });
        return describe({ ...situation, plan: await plans.findPlanForUpdate(toYearId) });
      }),

    /** Carries the plan out by signed orders: in one transaction, so that a killed server leaves nothing half-done. */
    apply: (actor: Actor, toYearId: number, version: number): Promise<Rollover> =>
      inSituation(actor, toYearId, async (situation) => {
        const { transaction, toYear, plan, facts } = situation;
        refuseApplied(plan);
        if (plan?.state !== 'draft') throw new AppError('conflict', 'rollover.not_found');
        if (plan.version !== version) throw new AppError('conflict', 'rollover.changed_meanwhile');
        refuseFaults(plan.content, facts);
        const moves = movesOf(plan.content, facts);
        if (moves.length === 0) throw new AppError('conflict', 'rollover.nothing_to_do');
        const counts = await signMoves(actor, { ...situation, plan }, moves, findTaught);
        await rolloverRepository(transaction).markApplied(plan.id, toYear.state);
        if (toYear.state === 'planned') await yearRepository(transaction).setState(toYear.id, 'open');
        await recordAudit(transaction, actor, {
          action: 'rollover.applied',
          subject: { kind: 'academic_year', id: toYearId },
          details: counts,
        });
        return describeAfter(actor, situation);
      }),

    /** Takes everything back by orders of correction, while nothing was taught in the new classes. Orders and classes stay. */
    undo: (actor: Actor, toYearId: number): Promise<Rollover> =>
      inSituation(actor, toYearId, async (situation) => {
        const { transaction, toYear, plan } = situation;
        if (plan?.state !== 'applied') throw new AppError('conflict', 'rollover.not_applied');
        const count = await signCorrections(actor, { ...situation, plan }, findTaught);
        await rolloverRepository(transaction).markUndone(plan.id);
        if (plan.yearStateBefore === 'planned' && toYear.state === 'open')
          await yearRepository(transaction).setState(toYear.id, 'planned');
        await recordAudit(transaction, actor, {
          action: 'rollover.undone',
          subject: { kind: 'academic_year', id: toYearId },
          details: { count },
        });
        return describeAfter(actor, situation);
      }),
  };
};

function refuseApplied(plan: PlanRecord | undefined): void {
  if (plan?.state === 'applied') throw new AppError('conflict', 'rollover.applied_already');
}

function refuseFaults(plan: RolloverPlan, facts: RolloverFacts): void {
  const faults = faultsOfPlan(plan, facts);
  if (faults.length > 0) throw new AppError('invalid', 'input_invalid', faults);
}

async function describe(situation: Situation): Promise<Rollover> {
  const { transaction, fromYear, toYear, plan, facts } = situation;
  const existing = await classGroupRepository(transaction).list(toYear.id);
  const saved = plan?.state === 'undone' ? undefined : plan;
  return {
    fromYear: { id: fromYear.id, name: fromYear.name },
    toYear: { id: toYear.id, name: toYear.name, startsOn: toYear.startsOn },
    version: saved?.version ?? 0,
    state: saved?.state === 'applied' ? 'applied' : saved ? 'draft' : 'proposed',
    appliedAt: saved?.appliedAt?.toISOString() ?? null,
    plan: saved?.content ?? propose(situation),
    ...facts,
    existing: existing.map(({ name }) => name),
  };
}

async function describeAfter(actor: Actor, situation: Situation): Promise<Rollover> {
  const plan = await rolloverRepository(situation.transaction).findPlanForUpdate(situation.toYear.id);
  const facts = await listRolloverFacts(situation.transaction, actor, {
    fromYearId: situation.fromYear.id,
    planId: plan?.id ?? null,
    education: situation.office.education,
  });
  return describe({ ...situation, plan, facts });
}

/** A plan that nobody has saved; after an undoing, what was wanted then, as far as the classes are still there. */
function propose({ fromYear, plan, facts, office: { today, signer } }: Situation): RolloverPlan {
  if (plan && faultsOfPlan(plan.content, facts).length === 0) return plan.content;
  return {
    datedOn: today,
    ground: 'Решение педагогического совета',
    signer,
    graduatesOn: today < fromYear.endsOn ? today : fromYear.endsOn,
    classes: proposeClasses(facts.classes),
    students: [],
  };
}

/** One order of each kind that the plan needs. @returns how many students each moved. */
async function signMoves(
  actor: Actor,
  situation: Situation & { plan: PlanRecord },
  moves: readonly Move[],
  findTaught: FindTaughtLines,
): Promise<Record<string, number>> {
  const { organizationId } = actor;
  const { transaction, toYear, plan } = situation;
  const { today, education } = situation.office;
  const { datedOn, ground, signer, graduatesOn } = plan.content;
  if (datedOn > today) throw new AppError('conflict', 'order.dated_in_future');
  const classIdOf = await makeClasses(organizationId, situation, moves);
  const counts: Record<string, number> = {};
  let number = Number((await proposeOrder(transaction, actor, datedOn)).number);
  for (const kind of orderKinds) {
    const ofKind = moves.filter((move) => move.kind === kind);
    if (ofKind.length === 0) continue;
    const id = await orderRepository(transaction).add(organizationId, {
      kind,
      datedOn,
      ground,
      signer,
      education,
      number: String(number),
      correctsOrderId: null,
      destinationOrganizationId: null,
      destinationText: null,
      rolloverPlanId: plan.id,
    });
    number += 1;
    const effectiveOn = kind === 'graduation' ? graduatesOn : toYear.startsOn;
    await rolloverRepository(transaction).addLines(id, effectiveOn, ofKind, classIdOf);
    const order = { id, organizationId, kind, education };
    counts[kind] = await signOrder(transaction, order, today, findTaught).catch((error: unknown) => {
      throw namingStudents(error, ofKind);
    });
  }
  return counts;
}

/** The lines of the order are not what the reader sees; the students are. */
function namingStudents(error: unknown, moves: readonly Move[]): unknown {
  if (!(error instanceof AppError) || error.code !== 'order.lines_refused') return error;
  const faults = error.faults.map(({ field, code }) => {
    const move = moves[Number(field.replace('/lines/', ''))];
    return { field: `/students/${move?.enrolmentId ?? 0}`, code };
  });
  return new AppError('conflict', error.code, faults);
}

/** Makes the classes of the new year that are not there yet; the class teacher goes along with the class. */
async function makeClasses(
  organizationId: number,
  { transaction, toYear, facts, plan }: Situation & { plan: PlanRecord },
  moves: readonly Move[],
): Promise<(name: string) => number> {
  const groups = classGroupRepository(transaction);
  const keyOf = (name: string) => parseClassName(name)?.name ?? name;
  const known = new Map((await groups.list(toYear.id)).map(({ id, name }) => [keyOf(name), id]));
  const wanted = [...new Set(moves.flatMap(({ toName }) => toName ?? []))].filter((name) => !known.has(name));
  const origin = new Map(
    plan.content.classes.map(({ classGroupId, toName }) => [keyOf(toName ?? ''), classGroupId]),
  );
  const teachers = await groups.listClassTeachers(facts.classes.map(({ id }) => id));
  const added = await groups.add(
    wanted.map((name) => ({
      organizationId,
      academicYearId: toYear.id,
      name,
      grade: parseClassName(name)?.grade ?? null,
      classTeacherEmploymentId: teachers.get(origin.get(name) ?? 0) ?? null,
    })),
  );
  return (name) => {
    const id = known.get(name) ?? added.get(name);
    if (id === undefined) throw new Error('A class that the plan does not name.');
    return id;
  };
}

/** Corrects every order of the plan, the latest first. */
async function signCorrections(
  actor: Actor,
  { transaction, plan, office: { today, number: nextNumber } }: Situation & { plan: PlanRecord },
  findTaught: FindTaughtLines,
): Promise<number> {
  const { organizationId } = actor;
  let number = Number(nextNumber);
  let count = 0;
  for (const { id: corrected, education } of await rolloverRepository(transaction).listOrders(plan.id)) {
    const id = await orderRepository(transaction).add(organizationId, {
      kind: 'correction',
      education,
      number: String(number),
      datedOn: today,
      ground: 'Отмена перевода в новый учебный год',
      signer: plan.content.signer,
      correctsOrderId: corrected,
      destinationOrganizationId: null,
      destinationText: null,
      rolloverPlanId: plan.id,
    });
    const lines = await rolloverRepository(transaction)
      .addCorrectingLines(id, corrected)
      .catch((error: unknown) => {
        throw whyNotCorrected(error);
      });
    if (lines === 0) {
      await orderRepository(transaction).remove(id);
      continue;
    }
    number += 1;
    const order = { id, organizationId, kind: 'correction' as const, education };
    count += await signOrder(transaction, order, today, findTaught).catch((error: unknown) => {
      throw whyNotUndone(error);
    });
  }
  return count;
}

/** A line stands in a correction that is not signed yet: it would be taken back twice. */
function whyNotCorrected(error: unknown): unknown {
  const constraint: unknown = error instanceof Error && Reflect.get(error, 'constraint');
  return constraint === 'movement_order_line__is_taken_back_once'
    ? new AppError('conflict', 'rollover.being_corrected')
    : error;
}

function whyNotUndone(error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== 'order.lines_refused') return error;
  const taught = error.faults.some(({ code }) => code === 'order.class_has_marks');
  return new AppError('conflict', taught ? 'rollover.marks_given' : 'rollover.built_upon');
}
