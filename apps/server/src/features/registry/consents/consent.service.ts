import { isDeepStrictEqual } from 'node:util';
import type { CardKind, NewConsent } from '@gorodok/contract';
import { getOrganizationNow } from '#features/registry/organizations/index.ts';
import { lockCard, recordCardChange } from '#features/registry/people/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { consentTextVersion } from './consent-form.ts';
import { consentState, maySign } from './consent.policy.ts';
import { getSigners } from './consent.read.ts';
import { consentRepository } from './consent.repository.ts';

/** Records a consent. It takes the place of the one that stands for the purpose; the very same one is recorded once. */
export function giveConsent(
  database: Database,
  actor: Actor,
  kind: CardKind,
  personId: number,
  consent: NewConsent,
): Promise<void> {
  return database.kysely.transaction().execute(async (transaction) => {
    await lockCard(transaction, actor, kind, personId);
    const { today } = await getOrganizationNow(transaction, actor.organizationId);
    const { purpose, form, representativeId, givenOn, expiresOn } = consent;
    const fault = (field: string, code: string) =>
      new AppError('invalid', 'input_invalid', [{ field, code }]);
    if (givenOn > today) throw fault('/givenOn', 'consent.given_in_future');
    if (expiresOn !== null && expiresOn < givenOn)
      throw fault('/expiresOn', 'consent.ends_before_it_is_given');
    // As of the day on which it was signed: a paper from before the 18th birthday holds.
    const signers = await getSigners(transaction, personId);
    if (!maySign(signers, representativeId, givenOn))
      throw fault('/representativeId', 'consent.signer_not_entitled');

    const consents = consentRepository(transaction);
    const standing = await consents.findStanding(actor, personId, purpose);
    if (standing) {
      const { id, ...same } = standing;
      if (isDeepStrictEqual(same, { form, givenByPersonId: representativeId, givenOn, expiresOn })) return;
      await consents.replace(id);
    }
    const id = await consents.add(actor, personId, consent, consentTextVersion);
    await recordCardChange(transaction, actor, {
      personId,
      belongsToOrganizationId: actor.organizationId,
      action: 'consent.changed',
      changes: [{ field: 'consent', entryId: id, was: null, now: { purpose, form, givenOn, expiresOn } }],
    });
  });
}

/** Ends a consent: its own purpose, and nothing else. One that has ended already is refused. */
export function withdrawConsent(
  database: Database,
  actor: Actor,
  { kind, id: personId, consentId }: { kind: CardKind; id: number; consentId: number },
): Promise<void> {
  return database.kysely.transaction().execute(async (transaction) => {
    await lockCard(transaction, actor, kind, personId);
    const { today } = await getOrganizationNow(transaction, actor.organizationId);
    const consents = consentRepository(transaction);
    const consent = await consents.find(actor, personId, consentId);
    if (!consent) throw new AppError('not_found', 'consent.not_found');
    const { purpose, givenOn, expiresOn } = consent;
    const state = consentState(consent, today);
    if (state !== 'valid' && state !== 'expiring') throw new AppError('conflict', 'consent.ended');
    await consents.withdraw(actor, consentId);
    await recordCardChange(transaction, actor, {
      personId,
      belongsToOrganizationId: actor.organizationId,
      action: 'consent.changed',
      changes: [{ field: 'consent', entryId: consentId, was: { purpose, givenOn, expiresOn }, now: null }],
    });
  });
}
