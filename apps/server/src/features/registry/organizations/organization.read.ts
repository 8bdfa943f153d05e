import type { Directory, DirectoryQuery, OrganizationKind, OrganizationRecord } from '@gorodok/contract';
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
export async function listRegister(db: Queryable, actor: Actor): Promise<OrganizationRecord[]> {
  const rows = await db
    .selectFrom('organization as own')
    .innerJoin('organization', (join) =>
      join.on(
        sql<boolean>`own.municipality_id is null or organization.municipality_id = own.municipality_id`,
      ),
    )
    .leftJoin('municipality', 'municipality.id', 'organization.municipalityId')
    .where('own.id', '=', actor.organizationId)
    .select((expression) => [
      'organization.id',
      'organization.name',
      sql<OrganizationKind[]>`organization.kinds`.as('kinds'),
      'municipality.name as municipalityName',
      'organization.inn',
      expression
        .selectFrom('academicYear')
        .whereRef('academicYear.organizationId', '=', 'organization.id')
        .where('state', '=', 'open')
        .select((year) => year.fn.max('name').as('name'))
        .as('openYearName'),
      expression
        .selectFrom('enrolment')
        .whereRef('enrolment.organizationId', '=', 'organization.id')
        .where('endsOn', 'is', null)
        .select((enrolment) => enrolment.fn.countAll<number>().as('count'))
        .as('studentCount'),
      sql<OrganizationRecord['innFindings']>`coalesce((
        select jsonb_agg(jsonb_build_object('register', register, 'finding', remark) order by register)
        from organization_inn_remark where organization_id = organization.id), '[]')`.as('remarks'),
    ])
    .orderBy('municipality.name')
    .orderBy('organization.name')
    .execute();
  return rows.map(({ remarks, studentCount, ...row }) => ({
    ...row,
    studentCount: studentCount ?? 0,
    innFindings: remarks.some(({ finding }) => finding === 'fails_checksum')
      ? remarks
      : [...findingOfChecksum(row.inn), ...remarks],
  }));
}

function findingOfChecksum(inn: string | null): OrganizationRecord['innFindings'] {
  return inn === null || parseOrganizationInn(inn).ok
    ? []
    : [{ register: 'checksum', finding: 'fails_checksum' }];
}
