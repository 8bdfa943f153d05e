import type { OrganizationRecord } from '@gorodok/contract';

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
