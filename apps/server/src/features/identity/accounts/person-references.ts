import { sql } from 'kysely';
import type { References, RefuseMerger } from '#features/registry/person-mergers/index.ts';

/** What of this wing points to a person or to an employment, and whether it comes along when two people become one. */
export const identityReferences: References = {
  person: [
    // Whoever has two accounts keeps the survivor's; the other opens no role until the merger is undone.
    { table: 'account', columns: ['person_id'], key: 'id', unique: ['true'], shownAs: 'account' },
    {
      table: 'confirmed_identity',
      columns: ['person_id'],
      key: `''`,
      unique: ['true'],
      shownAs: 'confirmed_identity',
    },
    {
      table: 'confirmed_difference',
      columns: ['person_id'],
      key: 'id',
      unique: ['case when settled_at is null then field end'],
    },
    {
      table: 'card_error_report',
      columns: ['person_id'],
      key: 'id',
      unique: ['case when handled_at is null then organization_id end'],
    },
  ],
  employment: [{ table: 'appointment', columns: ['employment_id'], key: 'id', unique: [] }],
  stays: {
    'sign_in_failure.nearest_person_ids': 'an attempt is looked at with the cards that there are then',
    'readiness.person_id': 'counted anew from the list of changes',
    'readiness_due.person_id': 'a list of changes',
  },
};

/** Two numbers of ЕСИА are two people to the state; and whose card opens through ЕСИА is the one to keep. */
export const refuseTwoWaysThroughEsia: RefuseMerger = async (db, survivors, merged) => {
  const { rows } = await sql<{ ofSurvivor: boolean; ofMerged: boolean; survivorHasAccount: boolean }>`
    select coalesce(bool_or(esia_link.oid is not null and account.person_id = any (${[...survivors]}::bigint[])), false) as of_survivor,
      coalesce(bool_or(esia_link.oid is not null and account.person_id = any (${[...merged]}::bigint[])), false) as of_merged,
      coalesce(bool_or(account.person_id = any (${[...survivors]}::bigint[])), false) as survivor_has_account
    from account left join esia_link on esia_link.account_id = account.id
    where account.person_id = any (${[...survivors, ...merged]}::bigint[])`.execute(db);
  const [found] = rows;
  if (!found?.ofMerged) return null;
  if (found.ofSurvivor) return 'merger.two_esia_links';
  return found.survivorHasAccount ? 'merger.keep_the_linked_card' : null;
};
