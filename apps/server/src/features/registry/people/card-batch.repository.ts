import type { CardContact, CardDocument, CardKind, PersonFields } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import { reserveIds } from '#platform/database/reserve-ids.ts';
import { cardHolders } from './card-scope.ts';
import type { OwnData } from './card-save.policy.ts';
import type { EntryPlan } from './entry-changes.ts';
import { columnNames, columnsOf, fieldsOf } from './person-fields.ts';

export interface CardHolder {
  readonly personId: number;
  readonly kind: CardKind;
}

/** The own data of many people at a time, each step one statement however many they are. */
export const cardBatchRepository = (db: Queryable) => ({
  /** Locks the people until the end of the transaction, in an order that all keep; who they are to the actor is asked afterwards. */
  async lock(personIds: readonly number[]): Promise<void> {
    await sql`select from person where id = any (${personIds}::bigint[]) order by id for update`.execute(db);
  },

  /** Of these people, those who have such a card in the actor's organization. */
  async listHolders(actor: Actor, people: readonly CardHolder[]): Promise<Set<number>> {
    const holders = new Set<number>();
    for (const [kind, group] of Map.groupBy(people, ({ kind }) => kind)) {
      const ids = group.map(({ personId }) => personId);
      const rows = await cardHolders(db, actor, kind)
        .where(sql<boolean>`person.id = any (${ids}::bigint[])`)
        .select('person.id')
        .execute();
      for (const { id } of rows) holders.add(id);
    }
    return holders;
  },

  /** The caller has made sure that these people are the actor's to see. */
  async read(personIds: readonly number[]): Promise<Map<number, OwnData>> {
    const ids = sql`${personIds}::bigint[]`;
    const people = await db
      .selectFrom('person')
      .select(['id', ...columnNames, sql<PersonFields['sex']>`sex`.as('sex')])
      .where(sql<boolean>`id = any (${ids})`)
      .execute();
    const documents = await sql<CardDocument & { id: number; personId: number }>`
      select id, person_id, kind, series, number, issued_on, issued_by, department_code
      from identity_document where person_id = any (${ids}) order by id`.execute(db);
    const contacts = await sql<CardContact & { id: number; personId: number }>`
      select id, person_id, kind, value, visible_to_staff
      from contact where person_id = any (${ids}) order by kind desc, id`.execute(db);
    const documentsOf = byPerson(documents.rows);
    const contactsOf = byPerson(contacts.rows);
    return new Map(
      people.map(({ id, ...columns }) => [
        id,
        {
          fields: fieldsOf(columns),
          documents: documentsOf.get(id) ?? new Map(),
          contacts: contactsOf.get(id) ?? new Map(),
        },
      ]),
    );
  },

  async changeFields(people: readonly { personId: number; fields: PersonFields }[]): Promise<void> {
    if (people.length === 0) return;
    const rows = people.map(({ personId, fields }) => ({ id: personId, ...columnsOf(fields) }));
    await sql`
      update person set surname = new.surname, first_name = new."firstName", patronymic = new.patronymic,
        has_no_patronymic = new."hasNoPatronymic", birth_date = new."birthDate", sex = new.sex,
        citizenship = new.citizenship, snils = new.snils, has_no_snils = new."hasNoSnils", address = new.address,
        residence_address = new."residenceAddress", version = person.version + 1, updated_at = now()
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (
        id bigint, surname text, "firstName" text, patronymic text, "hasNoPatronymic" boolean, "birthDate" date, sex text,
        citizenship text, snils text, "hasNoSnils" boolean, address text, "residenceAddress" text)
      where person.id = new.id`.execute(db);
  },

  async writeDocuments(plans: readonly PlanOfPerson<CardDocument>[]): Promise<void> {
    const { removed, updated, added } = await rowsOf(db, 'identity_document', plans);
    if (removed.length > 0)
      await sql`delete from identity_document where id = any (${removed}::bigint[])`.execute(db);
    const columns = sql`id bigint, "personId" bigint, kind text, series text, number text, "issuedOn" date, "issuedBy" text,
      "departmentCode" text`;
    if (updated.length > 0)
      await sql`
        update identity_document set kind = new.kind, series = new.series, number = new.number,
          issued_on = new."issuedOn", issued_by = new."issuedBy", department_code = new."departmentCode"
        from jsonb_to_recordset(${JSON.stringify(updated)}::jsonb) as new (${columns})
        where identity_document.id = new.id`.execute(db);
    if (added.length > 0)
      await sql`
        insert into identity_document (id, person_id, kind, series, number, issued_on, issued_by, department_code)
        overriding system value
        select id, "personId", kind, series, number, "issuedOn", "issuedBy", "departmentCode"
        from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as new (${columns})`.execute(db);
  },

  /** Another value is not the one that was confirmed. */
  async writeContacts(plans: readonly PlanOfPerson<CardContact>[]): Promise<void> {
    const { removed, updated, added } = await rowsOf(db, 'contact', plans);
    if (removed.length > 0) await sql`delete from contact where id = any (${removed}::bigint[])`.execute(db);
    const columns = sql`id bigint, "personId" bigint, kind text, value text, "visibleToStaff" boolean`;
    if (updated.length > 0)
      await sql`
        update contact set kind = new.kind, value = new.value, visible_to_staff = new."visibleToStaff",
          confirmed_at = case when contact.value = new.value then confirmed_at end
        from jsonb_to_recordset(${JSON.stringify(updated)}::jsonb) as new (${columns})
        where contact.id = new.id`.execute(db);
    if (added.length > 0)
      await sql`
        insert into contact (id, person_id, kind, value, visible_to_staff)
        overriding system value
        select id, "personId", kind, value, "visibleToStaff"
        from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as new (${columns})`.execute(db);
  },
});

interface PlanOfPerson<Value> {
  readonly personId: number;
  readonly plan: EntryPlan<Value>;
}

/** What the plans come to in rows. The history tells which entry was added, so these get their keys here. */
async function rowsOf<Value>(db: Queryable, table: string, plans: readonly PlanOfPerson<Value>[]) {
  const removed = plans.flatMap(({ plan }) => plan.remove);
  const updated = plans.flatMap(({ personId, plan }) =>
    plan.update.map(({ id, value }) => ({ ...value, id, personId })),
  );
  const wanted = plans.flatMap(({ personId, plan }) => {
    const changes = plan.changes.filter(({ entryId }) => entryId === null);
    return plan.add.map((value, index) => ({ personId, value, change: changes[index] }));
  });
  const ids = await reserveIds(db, table, wanted.length);
  const added = wanted.map(({ personId, value, change }, index) => {
    const id = ids[index] ?? 0;
    if (change) change.entryId = id;
    return { ...value, id, personId };
  });
  return { removed, updated, added };
}

function byPerson<Value extends object>(rows: readonly (Value & { id: number; personId: number })[]) {
  const lists = new Map<number, Map<number, Value>>();
  for (const { id, personId, ...value } of rows) {
    const list = lists.get(personId) ?? new Map<number, Value>();
    list.set(id, value as unknown as Value); // what is left of the row without its keys
    lists.set(personId, list);
  }
  return lists;
}
