import type { OrganizationKind } from '@gorodok/contract';
import { readPreference, writePreference } from '../../../platform/preferences/storage.ts';

/** Which half of the house one signs in to: an educational institution or an education authority. */
export type Way = 'school' | 'authority';
export type RememberedOrganization = { id: number; name: string; way: Way };

/** The organization chosen last on this device; whatever cannot be read is forgotten. */
export function readRemembered(stored = readPreference('organization')): RememberedOrganization | null {
  try {
    const value = JSON.parse(stored ?? 'null') as Partial<RememberedOrganization> | null;
    if (!Number.isSafeInteger(value?.id) || typeof value?.name !== 'string') return null;
    return {
      id: Number(value.id),
      name: value.name,
      way: value.way === 'authority' ? 'authority' : 'school',
    };
  } catch {
    return null;
  }
}

export function remember(organization: RememberedOrganization | null): void {
  writePreference('organization', organization && JSON.stringify(organization));
}

/** Whether an organization of these kinds is found by this way. */
export const belongsToWay = (kinds: readonly OrganizationKind[], way: Way): boolean =>
  way === 'authority'
    ? kinds.includes('education_authority')
    : kinds.some((kind) => kind !== 'education_authority');
