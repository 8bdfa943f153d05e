import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SettingsScreen } from '../../features/identity/personal-settings/SettingsScreen.tsx';
import { sessionQuery } from '../../features/identity/sessions/sessions.api.ts';
import { sections } from '../shell/navigation.ts';
import '../shell/shell.words.ts';

export function SettingsPage() {
  const { t } = useTranslation('shell');
  const { data: session } = useSuspenseQuery(sessionQuery());
  const pages = session.actor
    ? sections(session.actor.role).map(({ word }) => ({ value: word, label: t(`nav.${word}`) }))
    : [];
  return <SettingsScreen startPages={pages} />;
}
