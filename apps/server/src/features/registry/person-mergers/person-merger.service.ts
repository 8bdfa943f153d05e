import type { MergeCount, PersonField, PersonFields } from '@gorodok/contract';
import { fullName, personRepository, recordCardChange } from '#features/registry/people/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudits } from '#platform/audit/record.ts';
import type { Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { mergerRepository, type StoredMerger } from './merger.repository.ts';
import { proposedFields, refusalToMerge, takenFields, undoingOf } from './person-merger.policy.ts';
import type { References } from './references.ts';
import { carryOut, countMoves, forgetRemoved, planSettlement, type TablePlan } from './settlement.ts';

/** Why a wing above refuses that these become one; the first is to survive. Null: it does not. */
export type RefuseMerger = (
  db: Queryable,
  survivors: readonly number[],
  merged: readonly number[],
) => Promise<string | null>;

export interface MergerFoundations {
  readonly references: References;
  readonly refusals: readonly RefuseMerger[];
}

export interface WishedMerger {
  survivorId: number;
  mergedId: number;
  /** Fields of the survivor that are to say what the other says. */
  take: readonly PersonField[];
  /** The versions that whoever decides has looked at. */
  versions: { survivor: number; merged: number };
  reason: string;
  score: number | null;
  explanation: unknown;
}

export interface MergerPreview {
  survivor: { fields: PersonFields; version: number };
  merged: { fields: PersonFields; version: number };
  proposed: PersonField[];
  counts: MergeCount[];
  refusal: string | null;
}

/**
 * Makes two records of one human being one, and two again. Both happen in the caller's transaction, whole or not at all. Who may do it is
 * the caller's to judge.
 */
export const personMergers = ({ references, refusals }: MergerFoundations) => {
  /** What stands in the way, the most telling first. */
  async function refusalOf(
    db: Queryable,
    survivors: readonly number[],
    merged: readonly number[],
  ): Promise<string | null> {
    for (const refuse of refusals) {
      const refusal = await refuse(db, survivors, merged);
      if (refusal !== null) return refusal;
    }
    return refusalToMerge(await mergerRepository(db).readFacts(survivors, merged));
  }

  /** Puts the rows of these people where they stand now, those of set-aside employments after them. */
  async function settle(
    transaction: Queryable,
    people: readonly number[],
    standsFor: Standing,
  ): Promise<void> {
    await forgetRemoved(transaction, references.person, people);
    await carryOut(transaction, await planSettlement(transaction, references.person, people, standsFor));
    const { ids, placeOf } = await placeEmployments(transaction, people, standsFor);
    await forgetRemoved(transaction, references.employment, ids);
    await carryOut(transaction, await planSettlement(transaction, references.employment, ids, placeOf));
  }

  return {
    /** The merger that made these two one, if they are. */
    findInForce: (db: Queryable, survivorId: number, mergedId: number): Promise<number | undefined> =>
      mergerRepository(db).findInForce(survivorId, mergedId),

    /** What merging would do; writes nothing. */
    async preview(db: Queryable, survivorId: number, mergedId: number): Promise<MergerPreview> {
      const mergers = mergerRepository(db);
      const family = await mergers.listFamilyOf([survivorId, mergedId]);
      const standing = standingOf(family);
      const [survivors, merged] = sidesOf(standing, survivorId, mergedId);
      const people = personRepository(db);
      const [survivorFields, mergedFields] = [
        await people.getFields(survivorId),
        await people.getFields(mergedId),
      ];
      const joined = joinedStanding(standing, survivorId, mergedId);
      const { ids, placeOf } = await placeEmployments(db, [...joined.keys()], joined);
      const plans = [
        ...(await planSettlement(db, references.person, [...joined.keys()], joined)).map((plan) =>
          onlyNew(plan, new Set(merged)),
        ),
        ...(await planSettlement(db, references.employment, ids, placeOf)),
      ];
      const versionOf = (personId: number) => family.find(({ id }) => id === personId)?.version ?? 0;
      return {
        survivor: { fields: survivorFields, version: versionOf(survivorId) },
        merged: { fields: mergedFields, version: versionOf(mergedId) },
        proposed: proposedFields(survivorFields, mergedFields),
        counts: countMoves(plans),
        refusal: await refusalOf(db, survivors, merged),
      };
    },

    /** @returns the merger; the one there is already where somebody has just made the same two one. */
    async merge(transaction: Queryable, actor: Actor, wished: WishedMerger): Promise<number> {
      const { survivorId, mergedId, take, versions, ...why } = wished;
      if (survivorId === mergedId) throw new AppError('conflict', 'merger.one_person');
      const mergers = mergerRepository(transaction);
      await mergers.lockAll();
      const done = await mergers.findInForce(survivorId, mergedId);
      if (done !== undefined) return done;
      const family = await mergers.listFamilyOf([survivorId, mergedId]);
      for (const [id, version] of [
        [survivorId, versions.survivor],
        [mergedId, versions.merged],
      ] as const) {
        const person = family.find((one) => one.id === id);
        if (!person || person.mergedIntoId !== null) throw new AppError('conflict', 'merger.merged_already');
        if (person.version !== version) throw new AppError('conflict', 'merger.changed_meanwhile');
      }
      const standing = standingOf(family);
      const [survivors, merged] = sidesOf(standing, survivorId, mergedId);
      const refusal = await refusalOf(transaction, survivors, merged);
      if (refusal !== null) throw new AppError('conflict', refusal);

      const people = personRepository(transaction);
      const [survivorFields, mergedFields] = [
        await people.getFields(survivorId),
        await people.getFields(mergedId),
      ];
      const taken = takenFields(survivorFields, mergedFields, take);
      const sides = { survivor: survivorFields, merged: mergedFields };
      const id = await mergers.add(actor, { survivorId, mergedId, ...why, sides }, taken);
      await settle(transaction, [...standing.keys()], joinedStanding(standing, survivorId, mergedId));
      if (taken.length > 0)
        await people.changeFields(survivorId, {
          ...survivorFields,
          ...Object.fromEntries(taken.map(({ field, became }) => [field, became])),
        });
      await record(
        transaction,
        actor,
        { id, survivorId, mergedId },
        'merged',
        taken.map(({ field, was, became }) => ({
          field,
          entryId: null,
          was,
          now: became,
        })),
      );
      return id;
    },

    /**
     * Makes two of one again, whatever was merged before or since. @returns the fields of the survivor that somebody has changed since,
     * and that stay so.
     */
    async undo(transaction: Queryable, actor: Actor, id: number): Promise<readonly PersonField[]> {
      const mergers = mergerRepository(transaction);
      await mergers.lockAll();
      const merger = await mergers.find(id);
      if (!merger) throw new AppError('not_found', 'merger.not_found');
      if (merger.undoneAt !== null) return [];
      const { survivorId, mergedId } = merger;
      const family = await mergers.listFamilyOf([survivorId]);
      const people = personRepository(transaction);
      const current = await people.getFields(survivorId);
      const kept: PersonField[] = [];
      const back: Partial<Record<PersonField, PersonFields[PersonField]>> = {};
      for (const taken of await mergers.listTaken(id)) {
        const undoing = undoingOf(taken, current[taken.field]);
        if (undoing.to === 'person') back[taken.field] = undoing.value;
        else if (undoing.to === 'later') await mergers.setWas(undoing.mergerId, taken.field, taken.was);
        else kept.push(taken.field);
      }
      await mergers.undo(actor, merger, kept);
      if (Object.keys(back).length > 0)
        await people.changeFields(survivorId, { ...current, ...back } as PersonFields); // each value has stood in this field
      const apart = family.map((person) =>
        person.id === mergedId ? { ...person, mergedIntoId: null } : person,
      );
      await settle(
        transaction,
        apart.map((person) => person.id),
        standingOf(apart),
      );
      await record(
        transaction,
        actor,
        merger,
        'unmerged',
        Object.entries(back).map(([field, now]) => ({
          field,
          entryId: null,
          was: current[field as PersonField], // the keys are fields
          now,
        })),
      );
      return kept;
    },
  };
};

/** Who stands for whom. */
type Standing = ReadonlyMap<number, number>;

function standingOf(family: readonly { id: number; mergedIntoId: number | null }[]): Standing {
  const into = new Map(family.map(({ id, mergedIntoId }) => [id, mergedIntoId]));
  const survivorOf = (id: number): number => {
    let last = id;
    for (let next = into.get(last); next !== null && next !== undefined; next = into.get(last)) last = next;
    return last;
  };
  return new Map(family.map(({ id }) => [id, survivorOf(id)]));
}

/** The same once one of two survivors is merged into the other. */
const joinedStanding = (standing: Standing, survivorId: number, mergedId: number): Standing =>
  new Map(Array.from(standing, ([id, survivor]) => [id, survivor === mergedId ? survivorId : survivor]));

const sidesOf = (standing: Standing, survivorId: number, mergedId: number): [number[], number[]] => {
  const side = (of: number) => [...standing].filter(([, survivor]) => survivor === of).map(([id]) => id);
  return [side(survivorId), side(mergedId)];
};

/** Of a plan what the new merger brings, without what earlier ones have left aside. */
const onlyNew = (plan: TablePlan, merged: ReadonlySet<number>): TablePlan => ({
  ...plan,
  setAside: plan.setAside.filter(({ stands }) => stands.some((personId) => merged.has(personId))),
});

/** Which open employment stands for which: one that is set aside gives way to the survivor's in the same organization. */
async function placeEmployments(
  db: Queryable,
  people: readonly number[],
  standsFor: Standing,
): Promise<{ ids: number[]; placeOf: ReadonlyMap<number, number> }> {
  const employments = await mergerRepository(db).listOpenEmployments(people);
  const placeOf = new Map(
    employments.map(({ id, personId, organizationId }) => {
      const survivor = standsFor.get(personId) ?? personId;
      const other = employments.find(
        (one) => one.personId === survivor && one.organizationId === organizationId,
      );
      return [id, survivor === personId ? id : (other?.id ?? id)] as const;
    }),
  );
  return { ids: [...placeOf.keys()], placeOf };
}

/** In the history of both cards, and in the audit log of both. */
async function record(
  transaction: Queryable,
  actor: Actor,
  { id, survivorId, mergedId }: Pick<StoredMerger, 'id' | 'survivorId' | 'mergedId'>,
  what: 'merged' | 'unmerged',
  fields: readonly { field: string; entryId: null; was: unknown; now: unknown }[],
): Promise<void> {
  const people = personRepository(transaction);
  const [survivor, merged] = [await people.getName(survivorId), await people.getName(mergedId)];
  const entry = (other: { surname: string; firstName: string; patronymic: string | null }, part: string) => {
    const told = { relative: fullName(other), part };
    return {
      field: 'merger',
      entryId: id,
      was: what === 'merged' ? null : told,
      now: what === 'merged' ? told : null,
    };
  };
  const action = `card.${what}` as const;
  const recorded = { belongsToOrganizationId: null, action };
  await recordCardChange(transaction, actor, {
    ...recorded,
    personId: survivorId,
    changes: [entry(merged, 'merged'), ...fields],
  });
  await recordCardChange(transaction, actor, {
    ...recorded,
    personId: mergedId,
    changes: [entry(survivor, 'survivor')],
  });
  await recordAudits(transaction, actor, [
    { action: `person.${what}`, subject: { kind: 'person_merger', id }, details: { survivorId, mergedId } },
  ]);
}
