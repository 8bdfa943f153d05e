import type { FieldDifference, SignInFailure } from '@gorodok/contract';
import { foldName, maskSnils } from '@gorodok/identifiers';
import { fullName, personRepository } from '#features/registry/people/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { signInFailureRepository } from './sign-in-failure.repository.ts';

type FailureRow = Awaited<ReturnType<ReturnType<typeof signInFailureRepository>['list']>>[number];
type NearestCard = Awaited<ReturnType<ReturnType<typeof personRepository>['listForComparison']>>[number];

export const signInFailureService = (database: Database) => ({
  /** The queue «Не вошли», each with its nearest cards compared field by field; the look at it is audited. */
  async list(actor: Actor, state: 'open' | 'all'): Promise<SignInFailure[]> {
    return database.kysely.transaction().execute(async (transaction) => {
      const rows = await signInFailureRepository(transaction).list(actor, state);
      const cards = await personRepository(transaction).listForComparison(
        rows.flatMap((row) => row.nearestPersonIds),
      );
      await recordAudit(transaction, actor, {
        action: 'sign_in_failures.listed',
        details: { state, count: rows.length },
      });
      return rows.map((row) =>
        present(
          row,
          cards.filter((card) => row.nearestPersonIds.includes(card.id)),
        ),
      );
    });
  },

  async markHandled(actor: Actor, id: number): Promise<void> {
    await database.kysely.transaction().execute(async (transaction) => {
      if (!(await signInFailureRepository(transaction).markHandled(actor, id))) {
        throw new AppError('not_found', 'sign_in.failure_not_found');
      }
      await recordAudit(transaction, actor, {
        action: 'sign_in_failure.handled',
        subject: { kind: 'sign_in_failure', id },
      });
    });
  },
});

const givenName = (row: FailureRow) =>
  fullName({
    surname: row.givenSurname ?? '',
    firstName: row.givenFirstName ?? '',
    patronymic: row.givenPatronymic,
  });

function present(row: FailureRow, cards: readonly NearestCard[]): SignInFailure {
  return {
    id: row.id,
    reason: row.reason as SignInFailure['reason'], // the table's own constraint holds the same list
    occurredAt: row.occurredAt.toISOString(),
    givenName: row.givenSurname === null ? null : givenName(row),
    givenBirthDate: row.givenBirthDate,
    givenSnils: row.givenSnils === null ? null : maskSnils(row.givenSnils),
    nearestCards: cards.map((card) => ({
      personId: card.id,
      displayName: fullName(card),
      differences: row.givenSurname === null ? [] : compare(row, card),
    })),
    handledAt: row.handledAt?.toISOString() ?? null,
  };
}

/** Field by field what ЕСИА gave and what the card says; СНИЛС masked on both sides, since equal or not is what counts. */
function compare(row: FailureRow, card: NearestCard): FieldDifference[] {
  const name = (
    field: FieldDifference['field'],
    given: string | null,
    inCard: string | null,
  ): FieldDifference => ({
    field,
    given,
    inCard,
    agrees: foldName(given ?? '') === foldName(inCard ?? ''),
  });
  return [
    name('surname', row.givenSurname, card.surname),
    name('first_name', row.givenFirstName, card.firstName),
    name('patronymic', row.givenPatronymic, card.patronymic),
    {
      field: 'birth_date',
      given: row.givenBirthDate,
      inCard: card.birthDate,
      agrees: row.givenBirthDate === card.birthDate,
    },
    {
      field: 'snils',
      given: row.givenSnils && maskSnils(row.givenSnils),
      inCard: card.snils && maskSnils(card.snils),
      agrees: row.givenSnils === card.snils,
    },
  ];
}
