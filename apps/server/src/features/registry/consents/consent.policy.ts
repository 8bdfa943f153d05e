import type { Consent, GuardianLink } from '@gorodok/contract';
import { ageOn } from '@gorodok/identifiers';

const adultAge = 18;
/** How long before its end a consent is shown as expiring, so that a new one can be signed in time. */
const daysOfWarning = 30;

/** Who may sign for a person. */
export interface SignerFacts {
  readonly birthDate: string | null;
  readonly representatives: readonly {
    personId: number;
    relation: GuardianLink['relation'];
    maySign: boolean;
  }[];
}

/**
 * Whether the person himself (null), or a representative, may give a consent on a day. For a child a representative with the
 * right to sign does; from 18 the person himself, or a guardian or trustee whom a court has appointed. Where the birth date is not
 * known, the office decides by the paper.
 */
export function maySign(
  { birthDate, representatives }: SignerFacts,
  signerId: number | null,
  today: string,
): boolean {
  const adult = birthDate === null ? undefined : ageOn(birthDate, today) >= adultAge;
  if (signerId === null) return adult !== false;
  const representative = representatives.find(({ personId }) => personId === signerId);
  if (!representative?.maySign) return false;
  return adult !== true || representative.relation === 'guardian' || representative.relation === 'trustee';
}

/** What has become of a consent by a day; its last day is still one of validity. */
export function consentState(
  consent: { withdrawnAt: Date | null; replacedAt: Date | null; expiresOn: string | null },
  today: string,
): Consent['state'] {
  if (consent.withdrawnAt) return 'withdrawn';
  if (consent.replacedAt) return 'replaced';
  if (consent.expiresOn === null) return 'valid';
  if (consent.expiresOn < today) return 'expired';
  const warnFrom = new Date(`${consent.expiresOn}T00:00:00Z`);
  warnFrom.setUTCDate(warnFrom.getUTCDate() - daysOfWarning);
  return today >= warnFrom.toISOString().slice(0, 10) ? 'expiring' : 'valid';
}
