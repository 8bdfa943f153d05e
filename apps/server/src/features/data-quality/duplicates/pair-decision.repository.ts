import type { PairComparison, PairDecision } from '@gorodok/contract';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { RefuseMerger } from '#features/registry/person-mergers/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import type { Reach } from './pair.policy.ts';

type Decided = Pick<PairDecision, 'decision' | 'reason'> & { a: number; b: number };

const within = (reach: Reach): RawBuilder<SqlBool> => {
  if (reach.of === 'region') return sql`true`;
  const place =
    reach.of === 'municipality'
      ? sql`organization.municipality_id = ${reach.municipalityId}`
      : sql`organization.id = ${reach.organizationId}`;
  return sql`exists (
    select from card join organization on organization.id = card.organization_id
    where ${place} and card.person_id in (decision.person_a, decision.person_b))`;
};

/** What people have said of pairs: that they are two, or that the coordinator is to look at them. */
export const pairDecisionRepository = (db: Queryable) => ({
  async decide(actor: Actor, { a, b, decision, reason }: Decided): Promise<number> {
    const { rows } = await sql<{ id: number }>`
      insert into duplicate_decision (person_a, person_b, decision, reason, decided_by_person_id, decided_in_organization_id)
      values (${a}, ${b}, ${decision}, ${reason}, ${actor.personId}, ${actor.organizationId})
      on conflict (person_a, person_b) where undone_at is null
        do update set decision = excluded.decision, reason = excluded.reason
      returning id`.execute(db);
    const id = rows[0]?.id;
    if (id === undefined) throw new Error('A decision without a key.');
    return id;
  },

  async findInForce(a: number, b: number): Promise<PairComparison['decision'] | undefined> {
    const { rows } = await sql<NonNullable<PairComparison['decision']>>`
      select id, decision from duplicate_decision where person_a = ${a} and person_b = ${b} and undone_at is null`.execute(
      db,
    );
    return rows[0];
  },

  async find(id: number): Promise<{ a: number; b: number } | undefined> {
    const { rows } = await sql<{ a: number; b: number }>`
      select person_a as a, person_b as b from duplicate_decision where id = ${id}`.execute(db);
    return rows[0];
  },

  /** @returns whether it was in force. */
  async undo(actor: Actor, id: number): Promise<boolean> {
    const { numAffectedRows } = await sql`
      update duplicate_decision set undone_at = now(), undone_by_person_id = ${actor.personId}
      where id = ${id} and undone_at is null`.execute(db);
    return numAffectedRows === 1n;
  },

  /** Those in force that somebody within the reach has said something of, the latest first. */
  async list(reach: Reach): Promise<(Decided & Pick<PairDecision, 'id' | 'at' | 'by'>)[]> {
    const { rows } = await sql<Decided & Pick<PairDecision, 'id' | 'by'> & { at: Date }>`
      select decision.id, person_a as a, person_b as b, decision, reason, decided_at as at,
        concat_ws(' ', author.surname, author.first_name, author.patronymic) as by
      from duplicate_decision as decision
      join person as author on author.id = decided_by_person_id
      where undone_at is null and ${within(reach)}
      order by decision.id desc limit 200`.execute(db);
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  },

  async request(actor: Actor, { a, b, reason }: { a: number; b: number; reason: string }): Promise<void> {
    await sql`
      insert into merger_request (person_a, person_b, reason, requested_by_person_id, requested_in_organization_id)
      values (${a}, ${b}, ${reason}, ${actor.personId}, ${actor.organizationId})
      on conflict (person_a, person_b) do nothing`.execute(db);
  },

  async isRequested(a: number, b: number): Promise<boolean> {
    const { rows } = await sql`select from merger_request where person_a = ${a} and person_b = ${b}`.execute(
      db,
    );
    return rows.length > 0;
  },

  async removeRequest(a: number, b: number): Promise<void> {
    await sql`delete from merger_request where person_a = ${a} and person_b = ${b}`.execute(db);
  },
});

/** What was said of a card holds for whoever it was merged into. */
export const refuseDecidedPairs: RefuseMerger = async (db, survivors, merged) => {
  const { rows } = await sql<{ decision: 'not_duplicates' | 'twins' }>`
    select decision from duplicate_decision
    where undone_at is null and (
      person_a = any (${[...survivors]}::bigint[]) and person_b = any (${[...merged]}::bigint[])
      or person_b = any (${[...survivors]}::bigint[]) and person_a = any (${[...merged]}::bigint[]))`.execute(
    db,
  );
  const [found] = rows;
  return found ? `merger.decided_${found.decision}` : null;
};
