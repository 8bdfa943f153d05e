import { choose, signInAdministrators } from '../askers.ts';
import { figuresWithin, measureRequests } from '../measure-requests.ts';
import type { Scenario } from '../scenario.ts';
import { misspelt } from './search.ts';

const people = 300;
const limits = { p95: 10, p99: 30 };

interface Known {
  organizationId: number;
  surname: string;
  firstName: string;
  patronymic: string | null;
  birthDate: string | null;
  snils: string | null;
  phone: string | null;
}

/**
 * While a card is typed: people whom the region knows, entered at another school with a slip in the surname, every second one without
 * СНИЛС – and as many whom nobody knows, with names as frequent.
 */
export const duplicatesAtEntry: Scenario = {
  title: 'Is there such a card already? Asked while a new student is typed',
  async run(bench) {
    const known = await choose<Known>(
      bench.databaseUrl,
      `select organization_id::int as "organizationId", surname, first_name as "firstName", patronymic,
         birth_date::text as "birthDate", snils,
         (select value from contact where person_id = person.id and kind = 'phone' limit 1) as phone
       from (select organization_id, person_id from enrolment
         where ends_on is null and education = 'general' order by md5(id::text) limit $1) as enrolment
       join person on person.id = enrolment.person_id
       where length(surname) > 5`,
      [people],
    );
    const askers = await signInAdministrators(bench.databaseUrl, [
      ...new Set(known.map(({ organizationId }) => organizationId)),
    ]);
    const requests = known.flatMap((person, turn) => {
      // At another school than where he learns.
      const cookie = askers[(turn + 1) % askers.length]?.cookie;
      const next = known[(turn + 1) % known.length] ?? person;
      const { surname, firstName, patronymic, birthDate, snils, phone } = person;
      const base = { kind: 'student', sex: null, document: null, email: null, address: null, childId: null };
      const again = {
        ...base,
        surname: misspelt(surname),
        firstName,
        patronymic,
        birthDate,
        snils: turn % 2 ? null : snils,
        phone,
      };
      const stranger = {
        ...base,
        surname: next.surname,
        firstName,
        patronymic,
        birthDate: next.birthDate,
        snils: null,
        phone: null,
      };
      return cookie
        ? [again, stranger].map((body) => ({
            method: 'POST' as const,
            path: '/api/duplicates/entry-check',
            cookie,
            body,
          }))
        : [];
    });
    return figuresWithin(await measureRequests(bench, requests), limits.p95, limits.p99);
  },
};
