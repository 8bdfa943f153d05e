import type {
  Directory,
  DirectoryQuery,
  OrganizationDetails,
  OrganizationKind,
  OrganizationRecord,
} from '@gorodok/contract';
import { parseOrganizationInn } from '@gorodok/identifiers';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import { sql } from 'kysely';

const directoryPage = 50;

/** The public directory: organizations whose name has every word searched for; 50 at the most. */
export async function listDirectory(db: Queryable, query: DirectoryQuery): Promise<Directory> {
  let select = db
    .selectFrom('organization')
    .leftJoin('municipality', 'municipality.id', 'organization.municipalityId')
    .select([
      'organization.id',
      'organization.name',
      'organization.shortName',
      sql<OrganizationKind[]>`organization.kinds`.as('kinds'),
      'municipality.name as municipalityName',
    ]);
  const { municipalityId, kind } = query;
  if (municipalityId !== undefined) select = select.where('organization.municipalityId', '=', municipalityId);
  if (kind !== undefined) select = select.where(sql<boolean>`${kind} = any (organization.kinds)`);
  for (const word of (query.search ?? '').split(/\s+/).filter(Boolean)) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    select = select.where((expression) =>
      expression.or([
        expression('organization.name', 'ilike', pattern),
        expression('municipality.name', 'ilike', pattern),
      ]),
    );
  }
  const rows = await select
    .orderBy('organization.name')
    .orderBy('organization.id')
    .limit(directoryPage + 1)
    .execute();
  return { organizations: rows.slice(0, directoryPage), more: rows.length > directoryPage };
}

/** The coordinator's organizations: of the municipality that employs him, or of the whole region where none does. */
const inScope = (db: Queryable, actor: Actor) =>
  db
    .selectFrom('organization as own')
    .innerJoin('organization', (join) =>
      join.on(
        sql<boolean>`own.municipality_id is null or organization.municipality_id = own.municipality_id`,
      ),
    )
    .leftJoin('municipality', 'municipality.id', 'organization.municipalityId')
    .where('own.id', '=', actor.organizationId);

const kindsColumn = sql<OrganizationKind[]>`organization.kinds`;
const remarksColumn = sql<OrganizationRecord['innFindings']>`coalesce((
  select jsonb_agg(jsonb_build_object('register', register, 'finding', remark) order by register)
  from organization_inn_remark where organization_id = organization.id), '[]')`;

export async function listRegister(db: Queryable, actor: Actor): Promise<OrganizationRecord[]> {
  const rows = await inScope(db, actor)
    .leftJoin(
      (students) =>
        students
          .selectFrom('enrolment')
          .where('endsOn', 'is', null)
          .groupBy('organizationId')
          .select((enrolment) => ['organizationId', enrolment.fn.countAll<number>().as('count')])
          .as('students'),
      (join) => join.onRef('students.organizationId', '=', 'organization.id'),
    )
    .select((expression) => [
      'organization.id',
      'organization.name',
      kindsColumn.as('kinds'),
      'organization.municipalityId',
      'municipality.name as municipalityName',
      'organization.inn',
      expression
        .selectFrom('academicYear')
        .whereRef('academicYear.organizationId', '=', 'organization.id')
        .where('state', '=', 'open')
        .select((year) => year.fn.max('name').as('name'))
        .as('openYearName'),
      'students.count as studentCount',
      remarksColumn.as('remarks'),
    ])
    .orderBy('municipality.name')
    .orderBy('organization.name')
    .execute();
  return rows.map(({ remarks, studentCount, ...row }) => ({
    ...row,
    studentCount: studentCount ?? 0,
    innFindings: innFindingsOf(row.inn, remarks),
  }));
}

/** One of the coordinator's organizations; undefined for another's. */
export async function findOrganization(
  db: Queryable,
  actor: Actor,
  id: number,
): Promise<OrganizationDetails | undefined> {
  const row = await inScope(db, actor)
    .where('organization.id', '=', id)
    .select([
      'organization.id',
      'organization.name',
      'organization.shortName',
      kindsColumn.as('kinds'),
      'municipality.name as municipalityName',
      'organization.inn',
      'organization.kpp',
      'organization.ogrn',
      'organization.phone',
      'organization.version',
      remarksColumn.as('remarks'),
    ])
    .executeTakeFirst();
  if (!row) return undefined;
  const { remarks, ...organization } = row;
  return { ...organization, innFindings: innFindingsOf(row.inn, remarks) };
}

/** The remarks of other registers, and what the number itself tells where nobody has remarked it yet. */
function innFindingsOf(
  inn: string | null,
  remarks: OrganizationRecord['innFindings'],
): OrganizationRecord['innFindings'] {
  const isKnown = remarks.some(({ finding }) => finding === 'fails_checksum');
  if (isKnown || inn === null || parseOrganizationInn(inn).ok) return remarks;
  return [{ register: 'checksum', finding: 'fails_checksum' }, ...remarks];
}
