import type { CardDocument } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';
import type { ComparedCard } from './confirmed-identity.ts';

type Row = ComparedCard & { personId: number };

/** What of these people's cards ЕСИА knows too. The caller has made sure that they may be compared. */
export function listComparedCards(db: Queryable, personIds: readonly number[]): Promise<Row[]> {
  return db
    .selectFrom('person')
    .select([
      'id as personId',
      'surname',
      'firstName',
      'patronymic',
      'birthDate',
      'snils',
      sql<Pick<CardDocument, 'kind' | 'series' | 'number'>[]>`coalesce((
        select jsonb_agg(jsonb_build_object('kind', kind, 'series', series, 'number', number) order by id)
        from identity_document where person_id = person.id), '[]')`.as('documents'),
    ])
    .where('id', 'in', [0, ...personIds])
    .execute();
}

export async function readComparedCard(db: Queryable, personId: number): Promise<ComparedCard> {
  const [card] = await listComparedCards(db, [personId]);
  if (!card) throw new Error('The person of an account is missing.');
  return card;
}
