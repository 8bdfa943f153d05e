import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { signInRegionalCoordinator } from '../askers.ts';
import { httpCaller } from '../http-caller.ts';
import { figuresWithin, measureRequests } from '../measure-requests.ts';
import type { Bench, Figure, Scenario } from '../scenario.ts';

const kinds = ['', '?kind=student', '?kind=guardian', '?kind=employee'];
const changes = 10;
const secondsToFollow = 5;

/** The region's page, and how long a card that somebody changes takes to reach its figures. */
export const completeness: Scenario = {
  title: 'Completeness of the region, for its coordinator',
  async run(bench) {
    const { cookie } = await signInRegionalCoordinator(bench.databaseUrl);
    const requests = kinds.map((kind) => ({
      method: 'GET' as const,
      path: `/api/completeness${kind}`,
      cookie,
    }));
    return [
      ...figuresWithin(await measureRequests(bench, requests), 300),
      await measureFollowing(bench),
      await measurePreview(bench, cookie),
    ];
  },
};

/** Takes the sex from some cards and gives it back, each time waiting until the sums have followed. */
async function measureFollowing({ databaseUrl }: Bench): Promise<Figure> {
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  try {
    const { rows } = await pool.query<{ person_id: string; organization_id: string; sex: string }>(
      `select card.person_id, card.organization_id, person.sex from card join person on person.id = card.person_id
       where card.kind = 'employee' and person.sex is not null order by card.person_id limit $1`,
      [changes],
    );
    const sumOf = async (organizationId: string): Promise<number> => {
      const total = await pool.query<{ cards: number }>(
        `select coalesce(sum(cards), 0)::integer as cards from completeness_total
         where organization_id = $1 and kind = 'employee' and measure = 'missing.sex'`,
        [organizationId],
      );
      return total.rows[0]?.cards ?? 0;
    };
    const waited: number[] = [];
    for (const { person_id: personId, organization_id: organizationId, sex } of rows) {
      for (const value of [null, sex]) {
        const before = await sumOf(organizationId);
        await pool.query('update person set sex = $1 where id = $2', [value, personId]);
        const since = performance.now();
        while ((await sumOf(organizationId)) === before && performance.now() - since < 60_000)
          await sleep(20);
        waited.push(performance.now() - since);
      }
    }
    const longest = Math.max(...waited) / 1000;
    return {
      name: `a changed card is in the figures, the longest of ${waited.length}`,
      measured: `${longest.toFixed(1)} s`,
      limit: { text: `at most ${secondsToFollow} s`, kept: longest <= secondsToFollow },
    };
  } finally {
    await pool.end();
  }
}

/** What another rule would do to every card of the region. */
async function measurePreview({ origin, databaseUrl }: Bench, cookie: string): Promise<Figure> {
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  const http = httpCaller(origin, 1);
  try {
    const { rows } = await pool.query<{ rules: object[] }>(
      `select jsonb_agg(jsonb_build_object('kind', kind, 'field', field, 'citizens', citizens, 'weight', 'mandatory',
         'fromAge', from_age, 'untilAge', until_age, 'graceDays', grace_days)) as rules from card_rule_in_force`,
    );
    const since = performance.now();
    await http.call({
      method: 'POST',
      path: '/api/completeness/rules-preview',
      cookie,
      body: { rules: rows[0]?.rules ?? [] },
    });
    return {
      name: 'what a change of the rules would do',
      measured: `${((performance.now() - since) / 1000).toFixed(1)} s`,
      limit: { text: 'aim: 20 s' },
    };
  } finally {
    await http.close();
    await pool.end();
  }
}
