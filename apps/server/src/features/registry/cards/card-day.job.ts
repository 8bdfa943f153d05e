import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { noData, type JobKind } from '#platform/jobs/job-kind.ts';
import type { JobRunner } from '#platform/jobs/job-runner.ts';

/** A day begins somewhere in Russia at each of eleven hours; the hour is whole in all its time zones. */
const followTheDay: JobKind<typeof noData> = {
  name: 'cards.follow-the-day',
  data: noData,
  retryLimit: 5,
  maximumSeconds: 60 * 60, // on the first of September everybody's day comes at once
  schedule: '1 * * * *',
};

const peopleAtOnce = 500;

export function cardJobs(jobs: JobRunner, database: Database): void {
  jobs.handle(followTheDay, (_, { signal }) => bringCardsToNow(database, signal));
}

/**
 * Writes anew the cards of those who come into a class, or leave one, with a day that has begun since the last time. What is signed for
 * a day that has come is written by the triggers at once. Killed in the midst, it begins again: a card that is right stays as it is.
 */
export async function bringCardsToNow({ kysely }: Database, signal?: AbortSignal): Promise<void> {
  const { rows } = await sql<{ now: Date; people: number[] }>`
    select now(), people_whose_day_has_come(followed_until, now()) as people from card_day`.execute(kysely);
  const [day] = rows;
  if (!day) throw new Error('Nothing tells until which moment the cards have followed the days.');
  for (let first = 0; first < day.people.length; first += peopleAtOnce) {
    signal?.throwIfAborted();
    const people = day.people.slice(first, first + peopleAtOnce);
    await sql`select refresh_cards(${people}::bigint[])`.execute(kysely);
  }
  await sql`update card_day set followed_until = ${day.now} where followed_until < ${day.now}`.execute(
    kysely,
  );
}
