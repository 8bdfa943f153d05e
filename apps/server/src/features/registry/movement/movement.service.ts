import type {
  Candidate,
  CandidateSearch,
  ChangeDraftOrder,
  DraftLine,
  DraftOrder,
  Education,
  Order,
} from '@gorodok/contract';
import { parseSnils } from '@gorodok/identifiers';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { getOrganizationNow } from '../organizations/index.ts';
import type { CheckNewPerson } from '../people/index.ts';
import { findCandidate } from './candidate.read.ts';
import { faultsOfDraft } from './draft.policy.ts';
import { findOrder } from './order.read.ts';
import { orderRepository, type OrderHead } from './order.repository.ts';
import { judgeLines, signOrder, type FindTaughtLines } from './sign-order.ts';

export const movementService = (
  database: Database,
  findTaught: FindTaughtLines,
  checkNewPerson: CheckNewPerson,
) => {
  /** Runs a change of a draft that nobody else has changed or signed since it was read. */
  const changeDraft = <Result>(
    actor: Actor,
    id: number,
    version: number,
    change: (transaction: Queryable, order: OrderHead) => Promise<Result>,
  ): Promise<Result> =>
    withSentences(() =>
      database.kysely.transaction().execute(async (transaction) => {
        const order = await orderRepository(transaction).findForUpdate(actor, id);
        if (!order) throw new AppError('not_found', 'order.not_found');
        if (order.signedAt) throw new AppError('conflict', 'order.signed_already');
        if (order.version !== version) throw new AppError('conflict', 'order.changed_meanwhile');
        return change(transaction, order);
      }),
    );

  async function getOrder(db: Queryable, actor: Actor, id: number): Promise<Order> {
    const order = await findOrder(db, actor, id);
    if (!order) throw new AppError('not_found', 'order.not_found');
    if (order.signedAt !== null) return order;
    const { today } = await getOrganizationNow(db, actor.organizationId);
    const signed = { ...order, organizationId: actor.organizationId };
    const verdicts = new Map(
      (await judgeLines(db, signed, today, findTaught)).map((verdict) => [verdict.lineId, verdict]),
    );
    const names = await classNames(db, actor);
    const lines = order.lines.map((line) => {
      const { refusal = null, effect = null } = verdicts.get(line.id) ?? {};
      if (!effect) return { ...line, problem: refusal };
      return {
        ...line,
        problem: refusal,
        fromClass: names.get(effect.before?.classGroupId ?? 0) ?? null,
        toClass: names.get(effect.after?.classGroupId ?? 0) ?? null,
        paymentKindBefore: effect.before?.paymentKind ?? null,
        paymentKindAfter: effect.after?.paymentKind ?? null,
      };
    });
    return { ...order, lines };
  }

  return {
    /** One order; that its students were looked at is audited. */
    async readOrder(actor: Actor, id: number): Promise<Order> {
      const order = await getOrder(database.kysely, actor, id);
      await recordAudit(database.kysely, actor, {
        action: 'order.read',
        subject: { kind: 'movement_order', id },
        details: { count: order.lines.length },
      });
      return order;
    },

    addDraft: (actor: Actor, draft: DraftOrder): Promise<Order> =>
      withSentences(() =>
        database.kysely.transaction().execute(async (transaction) => {
          const { lines, ...fields } = await readDraft(transaction, actor, draft);
          const id = await orderRepository(transaction).add(actor.organizationId, fields);
          await orderRepository(transaction).addLines(id, lines);
          await recordAudit(transaction, actor, {
            action: 'order.drafted',
            subject: { kind: 'movement_order', id },
            details: { kind: draft.kind, count: lines.length },
          });
          return getOrder(transaction, actor, id);
        }),
      ),

    changeDraft: (actor: Actor, id: number, { version, ...draft }: ChangeDraftOrder): Promise<Order> =>
      changeDraft(actor, id, version, async (transaction) => {
        const { lines, ...fields } = await readDraft(transaction, actor, draft);
        await orderRepository(transaction).change(id, fields);
        await orderRepository(transaction).addLines(id, lines);
        await recordAudit(transaction, actor, {
          action: 'order.changed',
          subject: { kind: 'movement_order', id },
          details: { kind: draft.kind, count: lines.length },
        });
        return getOrder(transaction, actor, id);
      }),

    removeDraft: (actor: Actor, id: number): Promise<void> =>
      database.kysely.transaction().execute(async (transaction) => {
        const order = await orderRepository(transaction).findForUpdate(actor, id);
        if (!order) throw new AppError('not_found', 'order.not_found');
        if (order.signedAt) throw new AppError('conflict', 'order.signed_already');
        await orderRepository(transaction).remove(id);
        await recordAudit(transaction, actor, {
          action: 'order.removed',
          subject: { kind: 'movement_order', id },
        });
      }),

    /** Signs a draft: all of it takes effect, or nothing does and every line in the way is named. */
    sign: (actor: Actor, id: number, version: number): Promise<Order> =>
      changeDraft(actor, id, version, async (transaction, order) => {
        const { today } = await getOrganizationNow(transaction, actor.organizationId);
        if (order.datedOn > today) throw new AppError('conflict', 'order.dated_in_future');
        const count = await signOrder(transaction, order, today, findTaught, {
          actor,
          check: checkNewPerson,
        });
        await recordAudit(transaction, actor, {
          action: 'order.signed',
          subject: { kind: 'movement_order', id },
          details: { kind: order.kind, count },
        });
        return getOrder(transaction, actor, id);
      }),

    /** Looks for somebody to admit. Whom it finds, and that it was looked for, is audited. */
    findCandidate: (actor: Actor, search: CandidateSearch, education: Education): Promise<Candidate | null> =>
      database.kysely.transaction().execute(async (transaction) => {
        const snils = search.snils === null ? null : canonicalSnils(search.snils, '/snils');
        const candidate = await findCandidate(transaction, actor, { ...search, snils }, education);
        await recordAudit(transaction, actor, {
          action: 'admission.candidate_searched',
          ...(candidate && { subject: { kind: 'person', id: candidate.personId } }),
          details: { found: candidate !== undefined, bySnils: snils !== null },
        });
        return candidate ?? null;
      }),
  };
};

/** The draft as it is kept: numbers in their one writing. Refuses what the organization does not have. */
async function readDraft(transaction: Queryable, actor: Actor, draft: DraftOrder): Promise<DraftOrder> {
  const lines = draft.lines.map((line, index): DraftLine => {
    const { newStudent } = line;
    if (!newStudent?.snils) return line;
    const snils = canonicalSnils(newStudent.snils, `/lines/${index}/newStudent/snils`);
    return { ...line, newStudent: { ...newStudent, snils } };
  });
  const unknown = await orderRepository(transaction).listUnknown(actor, draft, lines);
  const faults = faultsOfDraft({ ...draft, lines }, actor.organizationId, unknown);
  if (faults.length > 0) throw new AppError('invalid', 'input_invalid', faults);
  return { ...draft, lines };
}

function canonicalSnils(text: string, field: string): string {
  const parsed = parseSnils(text);
  if (parsed.ok) return parsed.value;
  throw new AppError('invalid', 'input_invalid', [{ field, code: 'order.snils_invalid' }]);
}

async function classNames(db: Queryable, actor: Actor): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('classGroup')
    .select(['id', 'name'])
    .where('organizationId', '=', actor.organizationId)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const constraintRefusals: Record<string, string> = {
  movement_order__number_is_unique_on_a_day: 'order.number_taken',
  movement_order_line__is_taken_back_once: 'order.line_taken_back',
  movement_order_destination_organization_id_fkey: 'order.destination_unknown',
  enrolment__person_has_one_open_in_general_education: 'order.student_enrolled_elsewhere',
};

/** What two people do at the same moment the database refuses; here it gets its sentence. */
async function withSentences<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const constraint = error instanceof Error && 'constraint' in error ? String(error.constraint) : '';
    const code = constraintRefusals[constraint];
    if (code === undefined) throw error;
    throw new AppError('conflict', code);
  }
}
