import { isDeepStrictEqual } from 'node:util';
import type { CardKind, CardSave, FieldChange } from '@gorodok/contract';
import { documentRepository } from '#features/registry/documents/index.ts';
import { employmentRepository } from '#features/registry/employment/index.ts';
import { getOrganizationNow } from '#features/registry/organizations/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { recordCardChange } from './card-change.repository.ts';
import { changesOf, conflictsOf, faultsOf, planOwnData } from './card-save.policy.ts';
import { lockCard, mayGiveRoles } from './card-scope.ts';
import { contactRepository } from './contact.repository.ts';
import type { EntryPlan, Fault } from './entry-changes.ts';
import { personRepository } from './person.repository.ts';
import { refuseForeignSnils } from './snils-owner.ts';

/**
 * Writes one save of a card, whole or not at all. Every wish names what it was read as; where somebody has changed the same
 * field meanwhile to something else, the save is refused with those fields, and nothing of it is written.
 */
export async function saveCard(
  database: Database,
  actor: Actor,
  kind: CardKind,
  personId: number,
  save: CardSave,
): Promise<void> {
  await database.kysely
    .transaction()
    .execute((transaction) => saveCardWithin(transaction, actor, kind, personId, save));
}

/** The same as a part of something larger, such as the repair of a failed sign-in. */
export async function saveCardWithin(
  transaction: Queryable,
  actor: Actor,
  kind: CardKind,
  personId: number,
  save: CardSave,
): Promise<void> {
  await lockCard(transaction, actor, kind, personId);
  const { today } = await getOrganizationNow(transaction, actor.organizationId);
  const current = {
    fields: await personRepository(transaction).getFields(personId),
    documents: await documentRepository(transaction).listOf(personId),
    contacts: await contactRepository(transaction).listOf(personId),
  };
  const own = planOwnData(current, save, today);
  const employment = await planEmployment(transaction, actor, kind, personId, save.employment);

  refuse('invalid', 'input_invalid', faultsOf(own));
  refuse('conflict', 'card.changed_meanwhile', [...conflictsOf(own), ...employment.conflicts]);
  const { values } = own.fields;
  if (values.snils?.value)
    await refuseForeignSnils(transaction, values.snils.value, personId, '/fields/snils/now');

  await personRepository(transaction).changeFields(personId, { ...current.fields, ...values });
  await writeEntries(documentRepository(transaction), personId, own.documents);
  await writeEntries(contactRepository(transaction), personId, own.contacts);
  await employment.write();
  const recorded = { personId, action: 'card.changed' as const };
  await recordCardChange(transaction, actor, {
    ...recorded,
    belongsToOrganizationId: null,
    changes: changesOf(own),
  });
  await recordCardChange(transaction, actor, {
    ...recorded,
    belongsToOrganizationId: actor.organizationId,
    changes: employment.changes,
  });
}

function refuse(kind: 'invalid' | 'conflict', code: string, faults: readonly Fault[]): void {
  if (faults.length > 0) throw new AppError(kind, code, faults);
}

async function writeEntries<Value>(
  repository: {
    add(personId: number, value: Value): Promise<number>;
    change(id: number, value: Value): Promise<void>;
    remove(ids: readonly number[]): Promise<void>;
  },
  personId: number,
  plan: EntryPlan<Value>,
): Promise<void> {
  await repository.remove(plan.remove);
  for (const { id, value } of plan.update) await repository.change(id, value);
  const added = plan.changes.filter(({ entryId }) => entryId === null);
  for (const [index, value] of plan.add.entries()) {
    const id = await repository.add(personId, value);
    const change = added[index];
    if (change) change.entryId = id; // the history tells which entry it was
  }
}

/** Positions and roles, which belong to the organization; the roles are the administrator's to give. */
async function planEmployment(
  transaction: Queryable,
  actor: Actor,
  kind: CardKind,
  personId: number,
  wishes: CardSave['employment'],
) {
  const nothing = { conflicts: [] as Fault[], changes: [] as FieldChange[], write: async () => {} };
  if (!wishes.positions && !wishes.roles) return nothing;
  const employments = employmentRepository(transaction);
  const current = kind === 'employee' ? await employments.findOpen(actor, personId) : undefined;
  if (!current) throw new AppError('invalid', 'card.not_an_employee');
  if (wishes.roles && !mayGiveRoles(actor)) throw new AppError('forbidden', 'card.roles_by_administrator');
  const losesOwnRole =
    wishes.roles && !wishes.roles.now.includes('school_admin') && personId === actor.personId;
  if (losesOwnRole) throw new AppError('conflict', 'card.own_administrator_role');

  const conflicts: Fault[] = [];
  const changes: FieldChange[] = [];
  const plan = (field: 'positions' | 'roles', was: readonly string[], now: readonly string[]) => {
    if (isDeepStrictEqual(current[field], now)) return;
    if (!isDeepStrictEqual(current[field], was))
      conflicts.push({ field: `/employment/${field}`, code: 'card.changed_meanwhile' });
    else changes.push({ field, entryId: null, was, now });
  };
  const positions = wishes.positions && { was: wishes.positions.was, now: tidy(wishes.positions.now) };
  const roles = wishes.roles && {
    was: wishes.roles.was.toSorted(),
    now: [...new Set(wishes.roles.now)].sort(),
  };
  if (positions) plan('positions', positions.was, positions.now);
  if (roles) plan('roles', roles.was, roles.now);
  return {
    conflicts,
    changes,
    async write() {
      if (positions) await employments.setPositions(current.id, positions.now);
      if (roles) await employments.setSchoolRoles(current.id, roles.now);
    },
  };
}

/** As they were typed, without what is empty or said twice. */
export const tidy = (positions: readonly string[]): string[] => [
  ...new Set(positions.map((position) => position.trim()).filter(Boolean)),
];
