import type { AcceptedFindings, AcceptFinding, CardKind, FindingCode } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

/** More than a school has; the latest are listed. */
const mostListed = 500;

export const acceptedFindingRepository = (db: Queryable) => ({
  /** Whether the card says now what was looked at. */
  async isStillFound({ personId, code, seenAs }: AcceptFinding): Promise<boolean> {
    const { rows } = await sql`
      select from finding_as_defined where person_id = ${personId} and code = ${code} and value_hash = ${seenAs}`.execute(
      db,
    );
    return rows.length > 0;
  },

  /** The second click changes nothing. */
  async add(actor: Actor, { personId, code, seenAs, reason }: AcceptFinding): Promise<void> {
    await db
      .insertInto('acceptedFinding')
      .values({
        personId,
        code,
        valueHash: seenAs,
        reason,
        acceptedByPersonId: actor.personId,
        acceptedInOrganizationId: actor.organizationId,
      })
      .onConflict((conflict) => conflict.constraint('accepted_finding__once_for_a_value').doNothing())
      .execute();
  },

  /** Of people who have a card in the actor's organization, whoever has accepted it. */
  async list(actor: Actor): Promise<AcceptedFindings['accepted']> {
    const { rows } = await sql<
      Omit<AcceptedFindings['accepted'][number], 'acceptedAt'> & {
        acceptedAt: Date;
        code: FindingCode;
        kind: CardKind;
      }
    >`
      select accepted.id, accepted.person_id, card.kind, card.display_name, accepted.code, accepted.reason,
        case when accepted.accepted_in_organization_id = ${actor.organizationId}
          then concat_ws(' ', author.surname, author.first_name, author.patronymic) else organization.short_name end as accepted_by,
        accepted.accepted_at
      from accepted_finding as accepted
      join lateral (
        select kind, display_name from card
        where card.person_id = accepted.person_id and card.organization_id = ${actor.organizationId}
        order by kind desc limit 1) as card on true
      join person as author on author.id = accepted.accepted_by_person_id
      join organization on organization.id = accepted.accepted_in_organization_id
      order by accepted.id desc limit ${mostListed}`.execute(db);
    return rows.map((row) => ({ ...row, acceptedAt: row.acceptedAt.toISOString() }));
  },

  /** The person whose finding is one again; undefined where the actor's organization has no card of his. */
  async remove(actor: Actor, id: number): Promise<{ personId: number; code: string } | undefined> {
    return db
      .deleteFrom('acceptedFinding')
      .where('id', '=', id)
      .where((of) =>
        of.exists(
          of
            .selectFrom('card')
            .whereRef('card.personId', '=', 'acceptedFinding.personId')
            .where('card.organizationId', '=', actor.organizationId)
            .select('card.personId'),
        ),
      )
      .returning(['personId', 'code'])
      .executeTakeFirst();
  },
});
