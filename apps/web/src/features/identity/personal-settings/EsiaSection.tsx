import type { PersonalSettings } from '@gorodok/contract';
import { Alert, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatMoment } from '../../../platform/text/dates.ts';
import { unlinkEsia } from './personal-settings.api.ts';
import './personal-settings.words.ts';
import { Section } from './Section.tsx';
import classes from './Settings.module.css';
import { useSetting } from './use-setting.ts';

/** The link to ЕСИА: whether there is one, since when, and the way to link, to link anew and to unlink. */
export function EsiaSection({ settings }: { settings: PersonalSettings }) {
  const { t } = useTranslation('personalSettings');
  const language = useLanguage();
  const unlink = useSetting(unlinkEsia);
  const { esiaLinkedAt, esiaTriedAt } = settings;
  return (
    <Section title={t('esia.title')}>
      <div className={classes['form']}>
        <p className={classes['note']}>
          {esiaLinkedAt
            ? t('esia.linked', { moment: formatMoment(esiaLinkedAt, language) })
            : t('esia.notLinked')}
        </p>
        {esiaTriedAt ? (
          <p className={classes['note']}>
            {t('esia.tried', { moment: formatMoment(esiaTriedAt, language) })}
          </p>
        ) : null}
        {unlink.isError ? <Alert color="red">{sentenceOfError(unlink.error)}</Alert> : null}
        <div className={classes['actions']}>
          <Button variant="default" renderRoot={(root) => <Link to="/settings/esia" search={{}} {...root} />}>
            {t(esiaLinkedAt ? 'esia.relink' : 'esia.link')}
          </Button>
          {esiaLinkedAt ? (
            <Button variant="default" loading={unlink.isPending} onClick={() => unlink.mutate(undefined)}>
              {t('esia.unlink')}
            </Button>
          ) : null}
        </div>
      </div>
    </Section>
  );
}
