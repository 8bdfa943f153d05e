import { signInRegionalCoordinator } from '../askers.ts';
import { figuresWithin, measureRequests } from '../measure-requests.ts';
import type { Scenario } from '../scenario.ts';

const kinds = ['', '?kind=student', '?kind=guardian', '?kind=employee'];

/** The region's page: sums that are kept, however many people they count. */
export const readiness: Scenario = {
  title: 'Readiness of the region, for its coordinator',
  async run(bench) {
    const { cookie } = await signInRegionalCoordinator(bench.databaseUrl);
    const requests = kinds.map((kind) => ({ method: 'GET' as const, path: `/api/readiness${kind}`, cookie }));
    return figuresWithin(await measureRequests(bench, requests), 1_000);
  },
};
