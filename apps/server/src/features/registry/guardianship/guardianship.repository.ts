import type { GuardianLink } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';

export interface NewGuardianship {
  guardianId: number;
  childId: number;
  relation: 'mother' | 'father' | 'parent';
}

export type AddedLink = GuardianLink & { id: number; guardianId: number; childId: number };

export const guardianshipRepository = (db: Queryable) => ({
  /** The open guardianships of everybody who has ever learnt in the organization. */
  listOfOrganization: (organizationId: number): Promise<{ guardianId: number; childId: number }[]> =>
    db
      .selectFrom('guardianship')
      .select(['guardianId', 'childId'])
      .where('endsOn', 'is', null)
      .where('childId', 'in', (query) =>
        query.selectFrom('enrolment').select('personId').where('organizationId', '=', organizationId),
      )
      .execute(),

  /** @returns the links under their keys. */
  async add(startsOn: string, guardianships: readonly NewGuardianship[]): Promise<AddedLink[]> {
    const { rows } = await sql<AddedLink>`
      insert into guardianship (guardian_id, child_id, relation, starts_on)
      select "guardianId", "childId", relation, ${startsOn}::date
      from jsonb_to_recordset(${JSON.stringify(guardianships)}::jsonb) as new (
        "guardianId" bigint, "childId" bigint, relation text)
      returning id, guardian_id, child_id, relation, starts_on, ends_on, may_see, may_sign`.execute(db);
    return rows;
  },
});
