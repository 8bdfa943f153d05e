import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { onLanguageChosen, takeLanguage } from '../../../platform/i18n/i18n.ts';
import { currentLanguage } from '../../../platform/i18n/language.ts';
import {
  currentAppearance,
  onAppearanceChosen,
  takeAppearance,
} from '../../../platform/preferences/appearance.ts';
import { sessionQuery } from '../sessions/sessions.api.ts';
import { preferencesQuery, putPreferences } from './personal-settings.api.ts';

/**
 * Keeps this device and the account alike while somebody is signed in: what the account remembers is shown here, and what is
 * chosen here is remembered there. Until the first choice the device stays as it is set.
 */
export function PreferencesOfAccount() {
  const queryClient = useQueryClient();
  const { data: session } = useQuery(sessionQuery());
  const signedIn = session !== undefined && session.state !== 'anonymous';
  const { data: preferences } = useQuery({ ...preferencesQuery(), enabled: signedIn });

  useEffect(() => {
    if (!signedIn || !preferences) return;
    if (preferences.appearance) takeAppearance(preferences.appearance);
    if (preferences.language) void takeLanguage(preferences.language);
  }, [signedIn, preferences]);

  useEffect(() => {
    if (!signedIn) return undefined;
    const remember = async () => {
      const known = await queryClient.ensureQueryData(preferencesQuery());
      const next = { ...known, appearance: currentAppearance(), language: currentLanguage() };
      queryClient.setQueryData(preferencesQuery().queryKey, next);
      await putPreferences(next);
    };
    // A choice that could not be kept on the account still stands on this device.
    const tell = () => void remember().catch(() => undefined);
    const ends = [onAppearanceChosen(tell), onLanguageChosen(tell)];
    return () => {
      for (const end of ends) end();
    };
  }, [signedIn, queryClient]);
  return null;
}
