import type { ConsentList, ConsentPurpose } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import { consentState, maySign, type SignerFacts } from './consent.policy.ts';

type Representative = SignerFacts['representatives'][number] & { displayName: string };

export interface Signers extends SignerFacts {
  readonly displayName: string;
  readonly representatives: readonly Representative[];
}

/** The person, and who represents him now. The caller has seen that the card is the actor's. */
export async function getSigners(db: Queryable, personId: number): Promise<Signers> {
  return db
    .selectFrom('person')
    .where('person.id', '=', personId)
    .select([
      'birthDate',
      sql<string>`concat_ws(' ', surname, first_name, patronymic)`.as('displayName'),
      sql<Representative[]>`coalesce((
        select jsonb_agg(jsonb_build_object('personId', guardian.id, 'relation', relation, 'maySign', may_sign,
          'displayName', concat_ws(' ', guardian.surname, guardian.first_name, guardian.patronymic))
          order by guardianship.id)
        from guardianship
        join person as guardian on guardian.id = guardianship.guardian_id and guardian.merged_into_id is null
        where guardianship.child_id = person.id and ends_on is null), '[]')`.as('representatives'),
    ])
    .executeTakeFirstOrThrow();
}

/** The consents of a person to the actor's organization and to the region, the latest first; and who may give one today. */
export async function listConsents(
  db: Queryable,
  actor: Actor,
  personId: number,
  today: string,
): Promise<ConsentList> {
  const rows = await db
    .selectFrom('consent')
    .leftJoin('person as giver', 'giver.id', 'consent.givenByPersonId')
    .where('consent.personId', '=', personId)
    .where((expression) =>
      expression.or([
        expression('organizationId', 'is', null),
        expression('organizationId', '=', actor.organizationId),
      ]),
    )
    .select([
      'consent.id',
      sql<ConsentPurpose>`purpose`.as('purpose'),
      sql<'paper' | 'electronic'>`form`.as('form'),
      sql<string | null>`nullif(concat_ws(' ', giver.surname, giver.first_name, giver.patronymic), '')`.as(
        'givenBy',
      ),
      'givenOn',
      'expiresOn',
      'withdrawnAt',
      'replacedAt',
    ])
    .orderBy('givenOn', 'desc')
    .orderBy('consent.id', 'desc')
    .execute();
  const signers = await getSigners(db, personId);
  const candidates = [{ personId: null, displayName: signers.displayName }, ...signers.representatives];
  return {
    consents: rows.map(({ replacedAt, withdrawnAt, ...consent }) => ({
      ...consent,
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
      state: consentState({ ...consent, replacedAt, withdrawnAt }, today),
    })),
    signers: candidates
      .filter(({ personId }) => maySign(signers, personId, today))
      .map(({ personId, displayName }) => ({ personId, displayName })),
  };
}
