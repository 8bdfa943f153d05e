import { choose, signInAdministrators } from '../askers.ts';
import { measureRequests } from '../measure-requests.ts';
import { figuresOf, type Scenario } from '../scenario.ts';

const aim = 1000;

/** The first page of the students of the schools that are nearest to a thousand. */
export const cardList: Scenario = {
  title: 'The list of a school of 1,000 students, first page',
  async run(bench) {
    const schools = await choose<{ id: number; students: number }>(
      bench.databaseUrl,
      `select organization_id::int as id, count(*)::int as students from enrolment
       where ends_on is null and education = 'general' group by 1 order by abs(count(*) - 1000), 1 limit 20`,
    );
    const askers = await signInAdministrators(
      bench.databaseUrl,
      schools.map(({ id }) => id),
    );
    const requests = askers.map(({ cookie }) => ({
      method: 'POST' as const,
      path: '/api/cards/search',
      cookie,
      body: { kind: 'student' },
    }));
    const { closed, open, statements, bare, bytes } = await measureRequests(bench, requests);
    const sizes = schools.map(({ students }) => students);
    return [
      {
        name: `8 at once, schools of ${Math.min(...sizes)}–${Math.max(...sizes)} (${bytes} bytes at most)`,
        ...figuresOf(closed),
        limit: { text: `aim: ${aim} a second` },
      },
      { name: `asked by the clock, ${open.rate.toFixed(0)} a second`, ...figuresOf(open) },
      { name: 'the same statements without the server, 8 at once', ...figuresOf(statements) },
      { name: 'the HTTP framework alone, 8 at once', ...figuresOf(bare) },
    ];
  },
};
