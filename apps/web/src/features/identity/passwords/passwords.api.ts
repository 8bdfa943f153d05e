import type { PasswordCutOff, PasswordSignIn } from '@gorodok/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask, tell, type Answer } from '../../../platform/http/request.ts';

export const signInByPassword = (given: {
  login: string;
  password: string;
  organizationId: number | null;
}): Promise<PasswordSignIn> => ask('PasswordSignIn', 'POST', '/sign-in/password', { body: given });

export const giveCode = (code: string): Promise<PasswordSignIn> =>
  ask('PasswordSignIn', 'POST', '/sign-in/code', { body: { code } });

export const recoverPassword = (login: string): Promise<void> =>
  tell('POST', '/sign-in/recovery', { body: { login } });

export const describeLink = (token: string): Promise<Answer<'OneTimeLink'>> =>
  ask('OneTimeLink', 'POST', '/sign-in/link', { body: { token } });

export const setPasswordByLink = (given: {
  token: string;
  password: string;
  userName: string | null;
}): Promise<PasswordSignIn> => ask('PasswordSignIn', 'POST', '/sign-in/link/password', { body: given });

export const confirmEmail = (token: string): Promise<void> =>
  tell('POST', '/sign-in/link/email', { body: { token } });

export const cutOffsQuery = () =>
  queryOptions({
    queryKey: ['password-cut-offs'],
    queryFn: ({ signal }) => ask('PasswordCutOffList', 'GET', '/password-cut-offs', { signal }),
  });

export const setCutOff = ({
  role,
  organizationKind,
  refusedFrom,
}: Omit<PasswordCutOff, 'refusedFrom'> & { refusedFrom: string | null }): Promise<void> =>
  tell('PUT', `/password-cut-offs/${role}/${organizationKind}`, { body: { refusedFrom } });
