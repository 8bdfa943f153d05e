import type { ClientBase } from 'pg';

type Trigger = { table: string; name: string };

/**
 * Switches the triggers off that keep the cards, who of them could sign in, what they lack and who is to be compared, inside the open
 * transaction: to make all at the end, set by set, is far cheaper than statement by statement.
 * @returns makes them, with a consent to the processing of data for each, and switches the triggers on again.
 */
export async function suspendCards(client: ClientBase): Promise<(consentedOn: string) => Promise<void>> {
  const { rows } = await client.query<Trigger>(
    `select tgrelid::regclass::text as table, quote_ident(tgname) as name from pg_trigger
     where not tgisinternal and tgfoid::regproc::text ~ '^(card|readiness|completeness|linkage)_follows_' order by 1, 2`,
  );
  for (const { table, name } of rows) await client.query(`alter table ${table} disable trigger ${name}`);
  return async (consentedOn) => {
    await client.query('select rebuild_cards()');
    await giveConsents(client, consentedOn);
    await client.query('select rebuild_readiness()');
    await client.query('select rebuild_completeness()');
    for (const { table, name } of rows) await client.query(`alter table ${table} enable trigger ${name}`);
  };
}

/** Everybody has consented on paper, a child by its parent: what a card lacks is left to the quotas of the region. */
const giveConsents = (client: ClientBase, day: string) =>
  client.query(
    `insert into consent (person_id, organization_id, purpose, text_version, form, given_on, given_at, given_by_person_id)
     select distinct card.person_id, card.organization_id, 'personal_data', '2026-11', 'paper', $1::date, $1::date,
       case when card.kind = 'student' and card.birth_date > $1::date - interval '18 years' then (
         select min(guardian_id) from guardianship where child_id = card.person_id and ends_on is null) end
     from card
     on conflict do nothing`,
    [day],
  );
