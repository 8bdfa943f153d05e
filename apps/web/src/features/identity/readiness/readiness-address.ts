import type { CardKind, ReadinessReason } from '@gorodok/contract';

export const kinds = ['student', 'guardian', 'employee'] as const satisfies readonly CardKind[];
const reasons = [
  'snils_missing',
  'snils_invalid',
  'birth_date_missing',
  'several_cards_match',
  'guardian_not_linked',
  'parental_consent_missing',
  'no_active_role',
  'blocked',
  'organization_not_open',
] as const satisfies readonly ReadinessReason[];

/** Where one stands: the part of the region, and which people of an organization are listed. */
export interface ReadinessAddress {
  kind?: CardKind;
  municipality?: number;
  organization?: number;
  class?: number;
  reason?: ReadinessReason;
}

const positive = (value: unknown): number =>
  Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : 0;

export function readReadinessAddress(search: Record<string, unknown>): ReadinessAddress {
  const kind = kinds.find((known) => known === search['kind']);
  const reason = reasons.find((known) => known === search['reason']);
  const numbers = (['municipality', 'organization', 'class'] as const).flatMap((name) => {
    const id = positive(search[name]);
    return id ? [[name, id] as const] : [];
  });
  return { ...(kind && { kind }), ...(reason && { reason }), ...Object.fromEntries(numbers) };
}
