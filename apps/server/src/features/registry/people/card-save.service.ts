import { isDeepStrictEqual } from 'node:util';
import type { CardKind, CardSave, FieldChange, PersonField, PersonFields } from '@gorodok/contract';
import { checkedDocument, documentKey, documentRepository } from '#features/registry/documents/index.ts';
import { employmentRepository } from '#features/registry/employment/index.ts';
import { getOrganizationNow } from '#features/registry/organizations/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { recordCardChange } from './card-change.repository.ts';
import { lockCard, mayGiveRoles } from './card-scope.ts';
import { contactRepository } from './contact.repository.ts';
import { planEntries, type EntryPlan, type Fault } from './entry-changes.ts';
import { checkContact, checkField, contactKey } from './person-fields.ts';
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
  const current = await personRepository(transaction).getFields(personId);
  const fields = planFields(current, save.fields, today);
  const birthDate = fields.values.birthDate === undefined ? current.birthDate : fields.values.birthDate;
  const documents = planEntries(await documentRepository(transaction).listOf(personId), save.documents, {
    list: 'documents',
    word: 'document',
    keyOf: documentKey,
    check: (document) => checkedDocument(document, { birthDate, today }),
  });
  const contacts = planEntries(await contactRepository(transaction).listOf(personId), save.contacts, {
    list: 'contacts',
    word: 'contact',
    keyOf: contactKey,
    check: checkContact,
  });
  const employment = await planEmployment(transaction, actor, kind, personId, save.employment);

  refuse('invalid', 'input_invalid', [...fields.faults, ...documents.faults, ...contacts.faults]);
  const conflicts = [fields, documents, contacts, employment].flatMap((plan) => plan.conflicts);
  refuse('conflict', 'card.changed_meanwhile', conflicts);
  if (fields.values.snils?.value)
    await refuseForeignSnils(transaction, fields.values.snils.value, personId, '/fields/snils/now');

  await personRepository(transaction).changeFields(personId, { ...current, ...fields.values });
  await writeEntries(documentRepository(transaction), personId, documents);
  await writeEntries(contactRepository(transaction), personId, contacts);
  await employment.write();
  const own = [...fields.changes, ...documents.changes, ...contacts.changes];
  const recorded = { personId, action: 'card.changed' as const };
  await recordCardChange(transaction, actor, { ...recorded, belongsToOrganizationId: null, changes: own });
  await recordCardChange(transaction, actor, {
    ...recorded,
    belongsToOrganizationId: actor.organizationId,
    changes: employment.changes,
  });
}

function refuse(kind: 'invalid' | 'conflict', code: string, faults: readonly Fault[]): void {
  if (faults.length > 0) throw new AppError(kind, code, faults);
}

interface FieldPlan {
  values: Partial<PersonFields>;
  conflicts: Fault[];
  faults: Fault[];
  changes: FieldChange[];
}

function planFields(current: PersonFields, wishes: CardSave['fields'], today: string): FieldPlan {
  const plan: FieldPlan = { values: {}, conflicts: [], faults: [], changes: [] };
  const add = <Field extends PersonField>(
    field: Field,
    was: PersonFields[Field],
    wished: PersonFields[Field],
  ) => {
    const checked = checkField(field, wished, today);
    if ('code' in checked)
      return void plan.faults.push({ field: `/fields/${field}/now`, code: checked.code });
    const now = checked.value;
    if (isDeepStrictEqual(current[field], now)) return undefined;
    if (!isDeepStrictEqual(current[field], was))
      return void plan.conflicts.push({ field: `/fields/${field}`, code: 'card.changed_meanwhile' });
    plan.values[field] = now;
    return void plan.changes.push({ field, entryId: null, was, now });
  };
  // A wish and its field have one type by the contract, which the compiler can't follow through the list of keys.
  for (const field of Object.keys(wishes) as PersonField[]) {
    const wish = wishes[field] as { was: never; now: never } | undefined;
    if (wish) add(field, wish.was, wish.now);
  }
  return plan;
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
