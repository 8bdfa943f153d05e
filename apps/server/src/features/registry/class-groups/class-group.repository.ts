import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';

export interface ClassGroupRecord {
  id: number;
  name: string;
  classTeacherEmploymentId: number | null;
}

export const classGroupRepository = (db: Queryable) => ({
  list: (academicYearId: number): Promise<ClassGroupRecord[]> =>
    db
      .selectFrom('classGroup')
      .select(['id', 'name', 'classTeacherEmploymentId'])
      .where('academicYearId', '=', academicYearId)
      .orderBy('id')
      .execute(),

  /** Adds class groups; the keys come by name. */
  async add(
    groups: readonly {
      organizationId: number;
      academicYearId: number;
      name: string;
      grade: number | null;
      classTeacherEmploymentId?: number | null;
    }[],
  ): Promise<Map<string, number>> {
    if (groups.length === 0) return new Map();
    const rows = await db
      .insertInto('classGroup')
      .values([...groups])
      .returning(['id', 'name'])
      .execute();
    return new Map(rows.map(({ id, name }) => [name, id]));
  },

  /** The class teachers of these classes who still work there, by class. */
  async listClassTeachers(classGroupIds: readonly number[]): Promise<Map<number, number>> {
    const { rows } = await sql<{ id: number; employmentId: number }>`
      select class_group.id, employment.id as employment_id
      from class_group join employment on employment.id = class_teacher_employment_id and employment.ends_on is null
      where class_group.id = any (${classGroupIds}::bigint[])`.execute(db);
    return new Map(rows.map(({ id, employmentId }) => [id, employmentId]));
  },

  /** Names class teachers where a class has none. */
  async setClassTeachers(pairs: readonly { classGroupId: number; employmentId: number }[]): Promise<void> {
    await sql`
      update class_group set class_teacher_employment_id = new."employmentId"
      from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as new ("classGroupId" bigint, "employmentId" bigint)
      where class_group.id = new."classGroupId" and class_teacher_employment_id is null`.execute(db);
  },
});
