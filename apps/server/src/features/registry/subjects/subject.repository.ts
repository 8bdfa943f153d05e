import type { Queryable } from '#platform/database/database.ts';

/** The dictionary of subjects that a region's schools share. */
export const subjectRepository = (db: Queryable) => ({
  list: (): Promise<{ id: number; name: string }[]> =>
    db.selectFrom('subject').select(['id', 'name']).orderBy('id').execute(),

  /** Adds subjects; the keys come by name. One that another school has added meanwhile is taken. */
  async add(names: readonly string[]): Promise<Map<string, number>> {
    if (names.length === 0) return new Map();
    const rows = await db
      .insertInto('subject')
      .values(names.map((name) => ({ name })))
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet((row) => ({ name: row.ref('excluded.name') })),
      )
      .returning(['id', 'name'])
      .execute();
    return new Map(rows.map(({ id, name }) => [name, id]));
  },
});

/** The key by which names of subjects are compared: case, ё/е, spaces and stops do not count. */
export const subjectKey = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]/gu, '');
