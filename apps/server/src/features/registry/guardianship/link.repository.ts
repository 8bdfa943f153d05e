import type { GuardianLink } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';

/** One link at a time, as a form changes it. The caller holds the child's row, and has seen that the child is the actor's. */
export const linkRepository = (db: Queryable) => ({
  async findChild(id: number): Promise<number | undefined> {
    const link = await db
      .selectFrom('guardianship')
      .select('childId')
      .where('id', '=', id)
      .executeTakeFirst();
    return link?.childId;
  },

  get: (id: number): Promise<GuardianLink & { guardianId: number }> =>
    db
      .selectFrom('guardianship')
      .select([
        'guardianId',
        sql<GuardianLink['relation']>`relation`.as('relation'),
        'startsOn',
        'endsOn',
        'maySee',
        'maySign',
      ])
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),

  /** Whether an open link joins the two already, or the child and somebody of the same name and birth date. */
  async isLinked(guardianId: number, childId: number): Promise<boolean> {
    const link = await db
      .selectFrom('guardianship')
      .innerJoin('person as linked', 'linked.id', 'guardianship.guardianId')
      .innerJoin('person as guardian', (join) => join.on('guardian.id', '=', guardianId))
      .where('childId', '=', childId)
      .where('endsOn', 'is', null)
      .whereRef('linked.foldedName', '=', 'guardian.foldedName')
      .where(sql<boolean>`linked.birth_date is not distinct from guardian.birth_date`)
      .select('guardianship.id')
      .executeTakeFirst();
    return link !== undefined;
  },

  async add(link: GuardianLink & { guardianId: number; childId: number }): Promise<number> {
    const { id } = await db.insertInto('guardianship').values(link).returning('id').executeTakeFirstOrThrow();
    return id;
  },

  async change(id: number, link: GuardianLink): Promise<void> {
    await db.updateTable('guardianship').set(link).where('id', '=', id).execute();
  },
});
