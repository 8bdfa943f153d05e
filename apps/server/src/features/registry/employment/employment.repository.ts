import { schoolRoles, type SchoolRole } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import { reserveIds } from '#platform/database/reserve-ids.ts';

export interface EmployeeName {
  employmentId: number;
  surname: string;
  firstName: string;
  patronymic: string | null;
  subjectIds: number[];
}

export const employmentRepository = (db: Queryable) => ({
  /** Adds employments; their keys come in the order given. */
  async add(
    organizationId: number,
    startsOn: string,
    employments: readonly { personId: number; positions: readonly string[] }[],
  ): Promise<number[]> {
    const ids = await reserveIds(db, 'employment', employments.length);
    const rows = employments.map((employment, index) => ({ ...employment, id: ids[index] }));
    await sql`
      insert into employment (id, person_id, organization_id, positions, starts_on)
      overriding system value
      select id, "personId", ${organizationId}, positions, ${startsOn}::date
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (
        id bigint, "personId" bigint, positions text[])`.execute(db);
    return ids;
  },

  /** Adds positions and roles that an employee does not have yet. */
  async addPositions(
    additions: readonly { employmentId: number; positions: readonly string[] }[],
  ): Promise<void> {
    await sql`
      update employment set positions = employment.positions || new.positions
      from jsonb_to_recordset(${JSON.stringify(additions)}::jsonb) as new ("employmentId" bigint, positions text[])
      where employment.id = new."employmentId"`.execute(db);
  },

  async addRoles(roles: readonly { employmentId: number; role: string }[]): Promise<void> {
    if (roles.length > 0)
      await db
        .insertInto('employmentRole')
        .values([...roles])
        .execute();
  },

  /** The person's employment in the organization, locked: roles are given and taken one at a time. */
  findOpenForUpdate: (personId: number, organizationId: number) =>
    db
      .selectFrom('employment')
      .select('id')
      .where('personId', '=', personId)
      .where('organizationId', '=', organizationId)
      .where('endsOn', 'is', null)
      .forUpdate()
      .executeTakeFirst(),

  /** Gives a role for the time of an appointment, in place of one whose time is over. */
  async giveRole(employmentId: number, role: string, appointmentId: number): Promise<void> {
    await db
      .insertInto('employmentRole')
      .values({ employmentId, role, appointmentId })
      .onConflict((conflict) => conflict.columns(['employmentId', 'role']).doUpdateSet({ appointmentId }))
      .execute();
  },

  async takeRole(employmentId: number, role: string): Promise<void> {
    await db
      .deleteFrom('employmentRole')
      .where('employmentId', '=', employmentId)
      .where('role', '=', role)
      .execute();
  },

  /** Roles whose appointment is over are held by nobody any more; this takes them off the lists as well. */
  async removeExpiredRoles(): Promise<number> {
    const result = await db
      .deleteFrom('employmentRole')
      .where(
        'appointmentId',
        'in',
        db
          .selectFrom('appointment')
          .select('id')
          .where('validUntil', '<=', sql<Date>`now()`),
      )
      .executeTakeFirst();
    return Number(result.numDeletedRows);
  },

  async addSubjects(subjects: readonly { employmentId: number; subjectId: number }[]): Promise<void> {
    if (subjects.length > 0)
      await db
        .insertInto('employmentSubject')
        .values([...subjects])
        .execute();
  },

  /** The person's employment in the actor's organization, locked; the roles are those that a school gives. */
  async findOpen(
    actor: Actor,
    personId: number,
  ): Promise<{ id: number; positions: string[]; roles: SchoolRole[] } | undefined> {
    const employment = await db
      .selectFrom('employment')
      .select(['id', 'positions'])
      .where('personId', '=', personId)
      .where('organizationId', '=', actor.organizationId)
      .where('endsOn', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!employment) return undefined;
    const held = await db
      .selectFrom('employmentRole')
      .select(sql<SchoolRole>`role`.as('role'))
      .where('employmentId', '=', employment.id)
      .where('role', 'in', schoolRoles)
      .orderBy(sql`role collate "C"`)
      .execute();
    return { ...employment, roles: held.map(({ role }) => role) };
  },

  /** Who works in the actor's organization now and is the person, or has the same name and birth date. */
  listNamesakes: (actor: Actor, personId: number): Promise<{ personId: number }[]> =>
    db
      .selectFrom('person')
      .innerJoin('person as namesake', 'namesake.foldedName', 'person.foldedName')
      .innerJoin('employment', 'employment.personId', 'namesake.id')
      .where('person.id', '=', personId)
      .where('namesake.mergedIntoId', 'is', null)
      .where('employment.organizationId', '=', actor.organizationId)
      .where('employment.endsOn', 'is', null)
      .where(
        sql<boolean>`(namesake.id = person.id or namesake.birth_date is not distinct from person.birth_date)`,
      )
      .select('namesake.id as personId')
      .execute(),

  async setPositions(employmentId: number, positions: readonly string[]): Promise<void> {
    await db
      .updateTable('employment')
      .set({ positions: [...positions] })
      .where('id', '=', employmentId)
      .execute();
  },

  /** Leaves alone the roles that the region gives, and what stays: a lent role goes on being lent, one taken away ends its appointment. */
  async setSchoolRoles(employmentId: number, roles: readonly SchoolRole[]): Promise<void> {
    const kept = await db
      .selectFrom('employmentRole')
      .select(sql<SchoolRole>`role`.as('role'))
      .where('employmentId', '=', employmentId)
      .where('role', 'in', schoolRoles)
      .execute();
    const held = kept.map(({ role }) => role);
    const removed = held.filter((role) => !roles.includes(role));
    if (removed.length > 0)
      await db
        .deleteFrom('employmentRole')
        .where('employmentId', '=', employmentId)
        .where('role', 'in', removed)
        .execute();
    await this.addRoles(roles.filter((role) => !held.includes(role)).map((role) => ({ employmentId, role })));
  },

  /** Who works in the organization now, with what each teaches. */
  async listNames(organizationId: number): Promise<EmployeeName[]> {
    const { rows } = await sql<EmployeeName>`
      select employment.id as employment_id, surname, first_name, patronymic,
        array(select subject_id from employment_subject where employment_id = employment.id) as subject_ids
      from employment join person on person.id = employment.person_id
      where employment.organization_id = ${organizationId} and employment.ends_on is null and person.merged_into_id is null
      order by employment.id`.execute(db);
    return rows;
  },
});
