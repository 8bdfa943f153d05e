import type { ClientBase } from 'pg';

type Trigger = { table: string; name: string };

/**
 * Switches the triggers off that keep the cards, who of them could sign in and who is to be compared, inside the open transaction: to make all at the
 * end, set by set, is far cheaper than statement by statement.
 * @returns makes them and switches the triggers on again.
 */
export async function suspendCards(client: ClientBase): Promise<() => Promise<void>> {
  const { rows } = await client.query<Trigger>(
    `select tgrelid::regclass::text as table, quote_ident(tgname) as name from pg_trigger
     where not tgisinternal and tgfoid::regproc::text ~ '^(card|readiness|linkage)_follows_' order by 1, 2`,
  );
  for (const { table, name } of rows) await client.query(`alter table ${table} disable trigger ${name}`);
  return async () => {
    await client.query('select rebuild_cards()');
    await client.query('select rebuild_readiness()');
    for (const { table, name } of rows) await client.query(`alter table ${table} enable trigger ${name}`);
  };
}
