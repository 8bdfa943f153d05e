import type { Queryable } from '../../apps/server/src/platform/database/database.ts';
import { nextNumber } from './sequence.ts';

/** A general school of five-hour-ahead Chelyabinsk, unless the test is about another. */
export function anOrganization(
  db: Queryable,
  fields: { name?: string; kinds?: string[]; timeZone?: string; municipalityId?: number } = {},
): Promise<{ id: number; name: string; timeZone: string }> {
  const name = fields.name ?? `МАОУ «СОШ № ${nextNumber()}»`;
  return db
    .insertInto('organization')
    .values({
      name,
      shortName: name,
      kinds: fields.kinds ?? ['general'],
      timeZone: fields.timeZone ?? 'Asia/Yekaterinburg',
      municipalityId: fields.municipalityId ?? null,
    })
    .returning(['id', 'name', 'timeZone'])
    .executeTakeFirstOrThrow();
}

/** An academic year that is open and contains `around` (`YYYY-MM-DD`, else today): 1 September to 31 August. */
export function anOpenYear(
  db: Queryable,
  fields: { organizationId: number; around?: string },
): Promise<{ id: number; startsOn: string; endsOn: string }> {
  const around = fields.around ?? new Date().toISOString().slice(0, 10);
  const first = Number(around.slice(0, 4)) - (around.slice(5) < '09-01' ? 1 : 0);
  return db
    .insertInto('academicYear')
    .values({
      organizationId: fields.organizationId,
      name: `${first}/${first + 1}`,
      startsOn: `${first}-09-01`,
      endsOn: `${first + 1}-08-31`,
      state: 'open',
    })
    .returning(['id', 'startsOn', 'endsOn'])
    .executeTakeFirstOrThrow();
}

/** A period of a year, by default its first quarter. */
export function aPeriod(
  db: Queryable,
  fields: { academicYearId: number; startsOn: string; endsOn: string; number?: number; kind?: string },
): Promise<{ id: number }> {
  return db
    .insertInto('academicPeriod')
    .values({ kind: 'quarter', number: 1, ...fields })
    .returning('id')
    .executeTakeFirstOrThrow();
}

/** A class group such as «7А», whose grade is read from its name. */
export function aClassGroup(
  db: Queryable,
  fields: {
    organizationId: number;
    academicYearId: number;
    name?: string;
    classTeacherEmploymentId?: number;
  },
): Promise<{ id: number; name: string }> {
  const name = fields.name ?? `7${'АБВГДЕЖЗИК'.charAt(nextNumber() % 10)}`;
  return db
    .insertInto('classGroup')
    .values({
      organizationId: fields.organizationId,
      academicYearId: fields.academicYearId,
      name,
      grade: Number.parseInt(name, 10),
      classTeacherEmploymentId: fields.classTeacherEmploymentId ?? null,
    })
    .returning(['id', 'name'])
    .executeTakeFirstOrThrow();
}
