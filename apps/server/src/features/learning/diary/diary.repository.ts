import type { Queryable } from '#platform/database/database.ts';

export const diaryRepository = (db: Queryable) => ({
  /** Notes that the session has read the child's diary; true – for the first time. */
  async noteReading(sessionTokenHash: Buffer, enrolmentId: number): Promise<boolean> {
    const row = await db
      .insertInto('diaryReading')
      .values({ sessionTokenHash, enrolmentId })
      .onConflict((conflict) => conflict.columns(['sessionTokenHash', 'enrolmentId']).doNothing())
      .returning('enrolmentId')
      .executeTakeFirst();
    return row !== undefined;
  },
});
