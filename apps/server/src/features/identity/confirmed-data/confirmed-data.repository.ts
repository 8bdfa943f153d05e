import type { CardDocument, ConfirmedField } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import type { ConfirmedIdentity } from './confirmed-identity.ts';

/** What ЕСИА has confirmed of people, and the tasks where a card says otherwise. */
export const confirmedDataRepository = (db: Queryable) => ({
  async keep(personId: number, confirmed: ConfirmedIdentity): Promise<void> {
    const { surname, firstName, patronymic, birthDate, snils } = confirmed;
    const document = confirmed.document && JSON.stringify(confirmed.document);
    const values = { surname, firstName, patronymic, birthDate, snils, document };
    await db
      .insertInto('confirmedIdentity')
      .values({ personId, ...values })
      .onConflict((conflict) =>
        conflict.column('personId').doUpdateSet({ ...values, confirmedAt: sql<Date>`now()` }),
      )
      .execute();
  },

  /** Whoever does not consent to the exchange leaves nothing of it behind. */
  async forget(personId: number): Promise<void> {
    await db.deleteFrom('confirmedIdentity').where('personId', '=', personId).execute();
    await db
      .deleteFrom('confirmedDifference')
      .where('personId', '=', personId)
      .where('settledAt', 'is', null)
      .execute();
  },

  find: (personId: number): Promise<(ConfirmedIdentity & { confirmedOn: string }) | undefined> =>
    db
      .selectFrom('confirmedIdentity')
      .select([
        'surname',
        'firstName',
        'patronymic',
        'birthDate',
        'snils',
        sql<CardDocument | null>`document`.as('document'), // written by `keep` alone
        sql<string>`confirmed_at::date`.as('confirmedOn'),
      ])
      .where('personId', '=', personId)
      .executeTakeFirst(),

  /** Adds a task; not where the same one waits, or where it was decided that the card is right. */
  async note(task: {
    personId: number;
    field: ConfirmedField;
    cardValue: string | null;
    confirmedValue: string;
  }): Promise<void> {
    const { personId, field, cardValue, confirmedValue } = task;
    const kept = await db
      .selectFrom('confirmedDifference')
      .select('id')
      .where('personId', '=', personId)
      .where('field', '=', field)
      .where('confirmedValue', '=', confirmedValue)
      .where(sql<boolean>`card_value is not distinct from ${cardValue}::text`)
      .where('settlement', '=', 'kept')
      .executeTakeFirst();
    if (kept) return;
    await db
      .insertInto('confirmedDifference')
      .values(task)
      .onConflict((conflict) =>
        conflict
          .columns(['personId', 'field'])
          .where('settledAt', 'is', null)
          .doUpdateSet({ cardValue, confirmedValue }),
      )
      .execute();
  },

  /** Tasks about other fields than these are no more: the card was mended by hand, or ЕСИА says the same now. */
  async closeOthers(personId: number, fields: readonly ConfirmedField[]): Promise<void> {
    await db
      .updateTable('confirmedDifference')
      .set({ settledAt: sql<Date>`now()`, settlement: 'accepted' })
      .where('personId', '=', personId)
      .where('settledAt', 'is', null)
      .where(sql<boolean>`field <> all (${[...fields]}::text[])`)
      .execute();
  },

  /** A task about somebody with a card in the actor's organization; locked, so that a second click finds it settled. */
  findOpenForUpdate: (actor: Actor, id: number) =>
    db
      .selectFrom('confirmedDifference')
      .select(['id', 'personId', sql<ConfirmedField>`field`.as('field'), 'confirmedValue'])
      .where('id', '=', id)
      .where('settledAt', 'is', null)
      .where(hasCardHere(actor))
      .forUpdate()
      .executeTakeFirst(),

  async settle(actor: Actor, id: number, settlement: 'accepted' | 'kept'): Promise<void> {
    await db
      .updateTable('confirmedDifference')
      .set({ settledAt: sql<Date>`now()`, settlement, settledByAccountId: actor.accountId })
      .where('id', '=', id)
      .execute();
  },

  async countOpen(actor: Actor): Promise<number> {
    const { count } = await db
      .selectFrom('confirmedDifference')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('settledAt', 'is', null)
      .where(hasCardHere(actor))
      .executeTakeFirstOrThrow();
    return count;
  },

  /** The tasks of the actor's organization, or of one person of it. */
  listOpen: (actor: Actor, personId?: number) =>
    db
      .selectFrom('confirmedDifference')
      .innerJoin('card', (join) =>
        join
          .onRef('card.personId', '=', 'confirmedDifference.personId')
          .on('card.organizationId', '=', actor.organizationId),
      )
      .distinctOn('confirmedDifference.id')
      .select([
        'confirmedDifference.id',
        'confirmedDifference.personId',
        sql<'student' | 'guardian' | 'employee'>`card.kind`.as('kind'),
        'displayName',
        sql<ConfirmedField>`field`.as('field'),
        'cardValue',
        'confirmedValue',
        'foundAt',
      ])
      .where('settledAt', 'is', null)
      .$if(personId !== undefined, (query) => query.where('confirmedDifference.personId', '=', personId ?? 0))
      .orderBy('confirmedDifference.id', 'desc')
      .limit(200)
      .execute(),
});

const hasCardHere = (actor: Actor) => sql<boolean>`exists (
  select from card where card.person_id = confirmed_difference.person_id and card.organization_id = ${actor.organizationId})`;
