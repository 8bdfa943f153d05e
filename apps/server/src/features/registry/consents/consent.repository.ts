import type { ConsentPurpose, NewConsent } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

/** To whom a consent is given: the exchange with ЕСИА is the region's, all else the school's. */
const organizationOf = (actor: Actor, purpose: ConsentPurpose): number | null =>
  purpose === 'esia_exchange' ? null : actor.organizationId;

export const consentRepository = (db: Queryable) => {
  const standing = (personId: number, purpose: ConsentPurpose, organizationId: number | null) =>
    db
      .selectFrom('consent')
      .where('personId', '=', personId)
      .where('purpose', '=', purpose)
      .where(sql<boolean>`organization_id is not distinct from ${organizationId}::bigint`)
      .where('withdrawnAt', 'is', null)
      .where('replacedAt', 'is', null);

  return {
    /** Whether the person's consent for a purpose of the region is valid today: given, not withdrawn, not expired. */
    async isGiven(personId: number, purpose: 'esia_exchange'): Promise<boolean> {
      const row = await standing(personId, purpose, null)
        .select('id')
        .where((expression) =>
          expression.or([
            expression('expiresOn', 'is', null),
            expression('expiresOn', '>=', sql<string>`current_date`),
          ]),
        )
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Whether the person has ever taken back the consent to a purpose of the region. */
    async isWithdrawn(personId: number, purpose: 'esia_exchange'): Promise<boolean> {
      const row = await db
        .selectFrom('consent')
        .select('id')
        .where('personId', '=', personId)
        .where('purpose', '=', purpose)
        .where('withdrawnAt', 'is not', null)
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Records a person's own consent to a purpose of the region once: a second click finds it there. */
    async give(personId: number, purpose: 'esia_exchange', textVersion: string): Promise<void> {
      await db
        .updateTable('consent')
        .set({ replacedAt: sql<Date>`now()` })
        .where('id', 'in', standing(personId, purpose, null).select('id'))
        .where('expiresOn', '<', sql<string>`current_date`)
        .execute();
      await db
        .insertInto('consent')
        .values({ personId, purpose, textVersion })
        .onConflict((conflict) =>
          conflict
            .columns(['personId', 'purpose', 'organizationId'])
            .where('withdrawnAt', 'is', null)
            .where('replacedAt', 'is', null)
            .doNothing(),
        )
        .execute();
    },

    /** The one that stands for a purpose, valid or expired. */
    findStanding: (actor: Actor, personId: number, purpose: ConsentPurpose) =>
      standing(personId, purpose, organizationOf(actor, purpose))
        .select(['id', 'form', 'givenByPersonId', 'givenOn', 'expiresOn'])
        .executeTakeFirst(),

    async add(actor: Actor, personId: number, consent: NewConsent, textVersion: string): Promise<number> {
      const { purpose, form, givenOn, expiresOn, representativeId } = consent;
      const { id } = await db
        .insertInto('consent')
        .values({
          personId,
          purpose,
          form,
          givenOn,
          expiresOn,
          textVersion,
          givenByPersonId: representativeId,
          organizationId: organizationOf(actor, purpose),
          recordedByPersonId: actor.personId,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },

    async replace(id: number): Promise<void> {
      await db
        .updateTable('consent')
        .set({ replacedAt: sql<Date>`now()` })
        .where('id', '=', id)
        .execute();
    },

    /** One consent of a person, given to the actor's organization or to the region. */
    find: (actor: Actor, personId: number, id: number) =>
      db
        .selectFrom('consent')
        .select([
          'id',
          sql<ConsentPurpose>`purpose`.as('purpose'),
          'givenOn',
          'expiresOn',
          'withdrawnAt',
          'replacedAt',
        ])
        .where('id', '=', id)
        .where('personId', '=', personId)
        .where((expression) =>
          expression.or([
            expression('organizationId', 'is', null),
            expression('organizationId', '=', actor.organizationId),
          ]),
        )
        .executeTakeFirst(),

    async withdraw(actor: Actor, id: number): Promise<void> {
      await db
        .updateTable('consent')
        .set({ withdrawnAt: sql<Date>`now()`, withdrawnByPersonId: actor.personId })
        .where('id', '=', id)
        .execute();
    },
  };
};
