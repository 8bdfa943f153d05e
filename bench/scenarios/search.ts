import { choose, signInAdministrators, signInRegionalCoordinator } from '../askers.ts';
import { figuresWithin, measureRequests } from '../measure-requests.ts';
import type { Scenario } from '../scenario.ts';

const people = 300;

interface Person {
  organizationId: number;
  surname: string;
  firstName: string;
  birthDate: string;
}

/** Students all over the region whose birth date is known, in an order that has nothing to do with where they learn. */
const students = (databaseUrl: string): Promise<Person[]> =>
  choose<Person>(
    databaseUrl,
    `select enrolment.organization_id::int as "organizationId", surname, first_name as "firstName", birth_date::text as "birthDate"
     from (select organization_id, person_id from enrolment
       where ends_on is null and education = 'general' order by md5(id::text) limit $1) as enrolment
     join person on person.id = enrolment.person_id
     where birth_date is not null and length(surname) > 5`,
    [people],
  );

/** Two letters in the middle changed over: «Кузнецов» → «Кузенцов». */
export function misspelt(name: string): string {
  const middle = Math.floor(name.length / 2) - 1;
  return name.slice(0, middle) + name.charAt(middle + 1) + name.charAt(middle) + name.slice(middle + 2);
}

export const searchInOrganization: Scenario = {
  title: 'A misspelt name, looked for among the students of a school',
  async run(bench) {
    const found = await students(bench.databaseUrl);
    const ids = [...new Set(found.map(({ organizationId }) => organizationId))];
    const askers = await signInAdministrators(bench.databaseUrl, ids);
    const cookies = new Map(askers.map(({ organizationId, cookie }) => [organizationId, cookie]));
    const requests = found.flatMap(({ organizationId, surname, firstName }) => {
      const cookie = cookies.get(organizationId);
      const body = { kind: 'student', search: `${misspelt(surname)} ${firstName}` };
      return cookie ? [{ method: 'POST' as const, path: '/api/cards/search', cookie, body }] : [];
    });
    return figuresWithin(await measureRequests(bench, requests), 20);
  },
};

const inRegion = (
  title: string,
  limit: number,
  bodyOf: (person: Person) => { search: string; birthDate?: string },
): Scenario => ({
  title,
  async run(bench) {
    const { cookie } = await signInRegionalCoordinator(bench.databaseUrl);
    const requests = (await students(bench.databaseUrl)).map((person) => ({
      method: 'POST' as const,
      path: '/api/people/search',
      cookie,
      body: bodyOf(person),
    }));
    return figuresWithin(await measureRequests(bench, requests), limit);
  },
});

export const searchByNameAndDate = inRegion(
  'Name and birth date, looked for in the whole region',
  20,
  ({ surname, firstName, birthDate }) => ({ search: `${surname} ${firstName}`, birthDate }),
);

export const searchMisspeltInRegion = inRegion(
  'A misspelt name, looked for in the whole region',
  150,
  ({ surname, firstName }) => ({ search: `${misspelt(surname)} ${firstName}` }),
);
