import { choose, signInAdministrators } from '../askers.ts';
import { figuresWithin, measureRequests } from '../measure-requests.ts';
import type { Scenario } from '../scenario.ts';

const schools = 150;

/** Any of the cards of 150 schools, opened by the administrator of each: no two in a row of one school. */
export const card: Scenario = {
  title: 'A card, opened by the administrator of the school',
  async run(bench) {
    const cards = await choose<{ organizationId: number; personId: number }>(
      bench.databaseUrl,
      `with school as (
         select id from organization where 'general' = any (kinds)
           and exists (select from enrolment where organization_id = organization.id and ends_on is null)
         order by md5(id::text) limit $1)
       select school.id::int as "organizationId", chosen.person_id::int as "personId"
       from school cross join lateral (
         select person_id, row_number() over (order by md5(id::text)) as place from enrolment
         where organization_id = school.id and ends_on is null order by md5(id::text) limit 8) as chosen
       order by place, md5(school.id::text)`,
      [schools],
    );
    const askers = await signInAdministrators(bench.databaseUrl, [
      ...new Set(cards.map(({ organizationId }) => organizationId)),
    ]);
    const cookies = new Map(askers.map(({ organizationId, cookie }) => [organizationId, cookie]));
    const requests = cards.flatMap(({ organizationId, personId }) => {
      const cookie = cookies.get(organizationId);
      return cookie ? [{ method: 'GET' as const, path: `/api/cards/student/${personId}`, cookie }] : [];
    });
    return figuresWithin(await measureRequests(bench, requests), 15);
  },
};
