import type { ChangeEmail, ChangePassword, ChangePhone, Preferences } from '@gorodok/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask, tell } from '../../../platform/http/request.ts';

export const settingsQuery = () =>
  queryOptions({
    queryKey: ['personal-settings'],
    queryFn: ({ signal }) => ask('PersonalSettings', 'GET', '/account/settings', { signal }),
  });

/** What follows the person to every device. */
export const preferencesQuery = () =>
  queryOptions({
    queryKey: ['preferences'],
    queryFn: ({ signal }) => ask('Preferences', 'GET', '/account/preferences', { signal }),
    staleTime: 5 * 60_000,
  });

/** Which academic year is looked at, in the organization that the person acts in. */
export const yearChoiceQuery = () =>
  queryOptions({
    queryKey: ['year-choice'],
    queryFn: ({ signal }) => ask('YearChoice', 'GET', '/account/academic-year', { signal }),
    staleTime: 5 * 60_000,
  });

export const chooseYear = (academicYearId: number | null): Promise<void> =>
  tell('PUT', '/account/academic-year', { body: { academicYearId } });

export const putPreferences = (body: Preferences): Promise<void> =>
  tell('PUT', '/account/preferences', { body });
export const changeUserName = (userName: string): Promise<void> =>
  tell('PUT', '/account/user-name', { body: { userName } });
export const changePassword = (body: ChangePassword): Promise<void> =>
  tell('PUT', '/account/password', { body });
export const changePhone = (body: ChangePhone): Promise<void> => tell('PUT', '/account/phone', { body });
export const changeEmail = (body: ChangeEmail): Promise<void> => tell('PUT', '/account/email', { body });
export const reportCardError = (text: string): Promise<void> =>
  tell('POST', '/account/card-error', { body: { text } });
/** Where the browser goes on to link an account of ЕСИА. */
export const startEsiaLink = () => ask('SignInAddress', 'POST', '/account/esia-link');
export const unlinkEsia = (): Promise<void> => tell('DELETE', '/account/esia-link');
