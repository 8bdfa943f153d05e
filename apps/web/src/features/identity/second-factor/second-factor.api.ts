import { ask, tell, type Answer } from '../../../platform/http/request.ts';

export const beginSecondFactor = (): Promise<Answer<'SecondFactorSetUp'>> =>
  ask('SecondFactorSetUp', 'POST', '/account/second-factor');

export const confirmSecondFactor = (code: string): Promise<Answer<'RecoveryCodes'>> =>
  ask('RecoveryCodes', 'POST', '/account/second-factor/confirmation', { body: { code } });

export const renewRecoveryCodes = (code: string): Promise<Answer<'RecoveryCodes'>> =>
  ask('RecoveryCodes', 'POST', '/account/second-factor/recovery-codes', { body: { code } });

export const turnSecondFactorOff = (code: string): Promise<void> =>
  tell('POST', '/account/second-factor/removal', { body: { code } });
