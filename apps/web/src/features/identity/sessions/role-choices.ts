import type { RoleChoice } from '@gorodok/contract';

export type OrganizationChoices = {
  organizationId: number;
  organizationName: string;
  municipalityName: string | null;
  choices: RoleChoice[];
};

/** The choices under the organization they belong to, in the order in which they came. */
export function byOrganization(choices: readonly RoleChoice[]): OrganizationChoices[] {
  const groups = new Map<number, OrganizationChoices>();
  for (const choice of choices) {
    const { organizationId, organizationName, municipalityName } = choice;
    const group = groups.get(organizationId) ?? {
      organizationId,
      organizationName,
      municipalityName,
      choices: [],
    };
    group.choices.push(choice);
    groups.set(organizationId, group);
  }
  return [...groups.values()];
}

export const sameChoice = (one: RoleChoice | null, other: RoleChoice | null): boolean =>
  one?.role === other?.role && one?.organizationId === other?.organizationId;
