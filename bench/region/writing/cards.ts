import type { ClientBase } from 'pg';

type Trigger = { table: string; name: string };

/**
 * Switches the triggers off that keep the cards, inside the open transaction: to make all cards at the end, set by set, is far
 * cheaper than statement by statement.
 * @returns switches them on again and makes the cards.
 */
export async function suspendCards(client: ClientBase): Promise<() => Promise<void>> {
  const { rows } = await client.query<Trigger>(
    `select tgrelid::regclass::text as table, quote_ident(tgname) as name from pg_trigger
     where not tgisinternal and tgfoid::regproc::text like 'card\\_follows\\_%' order by 1, 2`,
  );
  for (const { table, name } of rows) await client.query(`alter table ${table} disable trigger ${name}`);
  return async () => {
    for (const { table, name } of rows) await client.query(`alter table ${table} enable trigger ${name}`);
    await client.query('select rebuild_cards()');
  };
}
