import type { OrganizationKind, OrganizationRecord } from '@gorodok/contract';

/** In the order in which they are offered; the schemas of the contract are too heavy for a list of words. */
export const organizationKinds = [
  'general',
  'preschool',
  'additional',
  'boarding',
  'college',
  'education_authority',
] as const satisfies OrganizationKind[];

export type MunicipalityGroup = {
  municipalityName: string | null;
  organizations: OrganizationRecord[];
  faulty: number;
};

const collator = new Intl.Collator('ru', { numeric: true });

/** Organizations under their municipality, both by the alphabet; those of the region itself come first. */
export function byMunicipality(organizations: readonly OrganizationRecord[]): MunicipalityGroup[] {
  const groups = Map.groupBy(organizations, ({ municipalityName }) => municipalityName);
  return [...groups]
    .map(([municipalityName, members]) => ({
      municipalityName,
      organizations: members.toSorted((one, other) => collator.compare(one.name, other.name)),
      faulty: members.filter(hasFaultyInn).length,
    }))
    .toSorted((one, other) => collator.compare(one.municipalityName ?? '', other.municipalityName ?? ''));
}

export const hasFaultyInn = ({ innFindings }: OrganizationRecord): boolean => innFindings.length > 0;

/** What narrows the register; it stands in the address. */
export type RegisterFilter = {
  municipality?: number;
  kind?: OrganizationKind;
  inn?: 'faulty';
};

export const matches = (organization: OrganizationRecord, filter: RegisterFilter): boolean =>
  (filter.municipality === undefined || organization.municipalityId === filter.municipality) &&
  (filter.kind === undefined || organization.kinds.includes(filter.kind)) &&
  (filter.inn === undefined || hasFaultyInn(organization));

/** The municipalities that the register's organizations belong to, by the alphabet. */
export function municipalitiesOf(
  organizations: readonly OrganizationRecord[],
): { id: number; name: string }[] {
  const names = new Map(
    organizations.flatMap(({ municipalityId, municipalityName }) =>
      municipalityId === null || municipalityName === null
        ? []
        : [[municipalityId, municipalityName] as const],
    ),
  );
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .toSorted((one, other) => collator.compare(one.name, other.name));
}

/** The first so many organizations with their municipalities: three thousand rows at once make a phone wait. */
export function firstOf(groups: readonly MunicipalityGroup[], limit: number): MunicipalityGroup[] {
  let left = limit;
  return groups.flatMap((group) => {
    const organizations = group.organizations.slice(0, left);
    left -= organizations.length;
    return organizations.length > 0 ? [{ ...group, organizations }] : [];
  });
}
