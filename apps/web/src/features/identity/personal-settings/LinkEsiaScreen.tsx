import type { PersonalSettings } from '@gorodok/contract';
import { Alert, Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { formatMoment } from '../../../platform/text/dates.ts';
import { settingsQuery, startEsiaLink } from './personal-settings.api.ts';
import './personal-settings.words.ts';
import classes from './Settings.module.css';

/** Before one goes to ЕСИА: whose account it must be, and that a link there already is replaced. And the page of success after. */
export function LinkEsiaScreen({ linked }: { linked: boolean }) {
  const { t } = useTranslation('personalSettings');
  const settings = useQuery(settingsQuery());
  if (settings.isPending) return <ListSkeleton rows={3} />;
  if (settings.isError) return <Failure error={settings.error} onRetry={() => void settings.refetch()} />;
  return (
    <>
      <ScreenHeading title={t(linked ? 'esia.done' : 'esia.title')} />
      <div className={classes['sections']}>
        <section className={classes['section']}>
          {linked ? <Done settings={settings.data} /> : <Warning settings={settings.data} />}
        </section>
      </div>
    </>
  );
}

function Done({ settings }: { settings: PersonalSettings }) {
  const { t } = useTranslation('personalSettings');
  return (
    <div className={classes['form']} role="status">
      <p>{t('esia.doneNote', { name: nameOf(settings) })}</p>
      <div className={classes['actions']}>
        <Button renderRoot={(root) => <Link to="/settings" {...root} />}>{t('esia.back')}</Button>
      </div>
    </div>
  );
}

function Warning({ settings }: { settings: PersonalSettings }) {
  const { t } = useTranslation('personalSettings');
  const language = useLanguage();
  const start = useMutation({
    mutationFn: startEsiaLink,
    onSuccess: ({ address }) => window.location.assign(address),
  });
  return (
    <div className={classes['form']}>
      <p>{t('esia.check', { name: nameOf(settings) })}</p>
      {settings.esiaLinkedAt ? (
        <Alert color="yellow" variant="light">
          {t('esia.replaces', { moment: formatMoment(settings.esiaLinkedAt, language) })}
        </Alert>
      ) : null}
      {start.isError ? <Alert color="red">{sentenceOfError(start.error)}</Alert> : null}
      <div className={classes['actions']}>
        <Button loading={start.isPending || start.isSuccess} onClick={() => start.mutate()}>
          {t('esia.go')}
        </Button>
        <Button variant="default" renderRoot={(root) => <Link to="/settings" {...root} />}>
          {t('esia.back')}
        </Button>
      </div>
    </div>
  );
}

const nameOf = ({ surname, firstName, patronymic }: PersonalSettings): string =>
  [surname, firstName, patronymic].filter(Boolean).join(' ');
