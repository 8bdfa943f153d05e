import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { EmailSection, PhoneSection } from './ContactSections.tsx';
import { EsiaSection } from './EsiaSection.tsx';
import { InterfaceSection } from './InterfaceSection.tsx';
import { NameSection } from './NameSection.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { settingsQuery } from './personal-settings.api.ts';
import './personal-settings.words.ts';
import { SecondFactorSection } from './SecondFactorSection.tsx';
import { SessionsSection } from './SessionsSection.tsx';
import classes from './Settings.module.css';

/** A section of the role that it may open with. */
export type StartPageOption = { value: string; label: string };

/** «Персональные настройки». */
export function SettingsScreen({ startPages }: { startPages: readonly StartPageOption[] }) {
  const { t } = useTranslation('personalSettings');
  const settings = useQuery(settingsQuery());
  if (settings.isPending)
    return (
      <>
        <ScreenHeading title={t('title')} />
        <ListSkeleton rows={6} height="7rem" />
      </>
    );
  if (settings.isError) return <Failure error={settings.error} onRetry={() => void settings.refetch()} />;
  const { data } = settings;
  return (
    <>
      <ScreenHeading title={t('title')} />
      <div className={classes['sections']}>
        <NameSection settings={data} />
        <InterfaceSection settings={data} startPages={startPages} />
        <PhoneSection settings={data} />
        <EmailSection settings={data} />
        <EsiaSection settings={data} />
        <PasswordSection key={String(data.hasPassword)} settings={data} />
        <SecondFactorSection settings={data} />
        <SessionsSection />
      </div>
    </>
  );
}
