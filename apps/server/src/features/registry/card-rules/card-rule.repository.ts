import type { CardRule, CardRules, CardRuleVersion } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

type VersionHead = CardRules['versions'][number];

export const cardRuleRepository = (db: Queryable) => ({
  /** Every version, the latest – which is in force – first. */
  async listVersions(): Promise<VersionHead[]> {
    const rows = await db
      .selectFrom('cardRuleVersion as version')
      .leftJoin('person', 'person.id', 'version.madeByPersonId')
      .select([
        'version.id',
        'version.madeAt',
        'version.note',
        'version.restoresVersionId',
        sql<
          string | null
        >`nullif(concat_ws(' ', person.surname, person.first_name, person.patronymic), '')`.as('madeBy'),
      ])
      .orderBy('version.id', 'desc')
      .execute();
    return rows.map((row) => ({ ...row, madeAt: row.madeAt.toISOString() }));
  },

  listRules: (versionId: number): Promise<CardRule[]> =>
    db
      .selectFrom('cardRule')
      .where('versionId', '=', versionId)
      .select([
        sql<CardRule['kind']>`kind`.as('kind'),
        sql<CardRule['field']>`field`.as('field'),
        sql<CardRule['citizens']>`citizens`.as('citizens'),
        sql<CardRule['weight']>`weight`.as('weight'),
        'fromAge',
        'untilAge',
        'graceDays',
      ])
      .orderBy('kind')
      .orderBy('field')
      .orderBy('citizens')
      .execute(),

  async findVersion(id: number): Promise<CardRuleVersion | undefined> {
    const head = (await this.listVersions()).find((version) => version.id === id);
    return head && { ...head, rules: await this.listRules(id) };
  },

  /** Those who make versions follow each other. */
  async lockLatest(): Promise<number> {
    await sql`select pg_advisory_xact_lock(hashtext('card_rules'))`.execute(db);
    const latest = await db
      .selectFrom('cardRuleVersion')
      .select((of) => of.fn.max('id').as('id'))
      .executeTakeFirst();
    return latest?.id ?? 0;
  },

  async addVersion(
    actor: Actor,
    version: { note: string; restoresVersionId: number | null; rules: readonly CardRule[] },
  ): Promise<number> {
    const { id } = await db
      .insertInto('cardRuleVersion')
      .values({
        madeByPersonId: actor.personId,
        note: version.note,
        restoresVersionId: version.restoresVersionId,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (version.rules.length > 0)
      await db
        .insertInto('cardRule')
        .values(version.rules.map((rule) => ({ versionId: id, ...rule })))
        .execute();
    return id;
  },
});
