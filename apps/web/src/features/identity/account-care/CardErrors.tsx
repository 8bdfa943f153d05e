import { Alert, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatMoment } from '../../../platform/text/dates.ts';
import { cardErrorsQuery, handleCardError } from './account-care.api.ts';
import './account-care.words.ts';
import classes from './Accounts.module.css';

/** What people find wrong in their own cards; nothing is shown while nobody does. */
export function CardErrors() {
  const { t } = useTranslation('accountCare');
  const language = useLanguage();
  const queryClient = useQueryClient();
  const reports = useQuery(cardErrorsQuery());
  const handle = useMutation({
    mutationFn: handleCardError,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: cardErrorsQuery().queryKey }),
  });
  if (!reports.data || reports.data.reports.length === 0) return null;
  return (
    <section className={classes['errors']} aria-labelledby="card-errors">
      <h2 id="card-errors">{t('errors.title')}</h2>
      <ul>
        {reports.data.reports.map(({ id, personId, displayName, text, reportedAt }) => (
          <li key={id}>
            <div>
              <Link to="/cards" search={{ card: personId }}>
                {displayName}
              </Link>
              <small>{formatMoment(reportedAt, language)}</small>
              <p>{text}</p>
            </div>
            <Button
              variant="default"
              size="sm"
              aria-label={t('errors.handledOf', { name: displayName })}
              loading={handle.isPending && handle.variables === id}
              onClick={() => handle.mutate(id)}
            >
              {t('errors.handled')}
            </Button>
          </li>
        ))}
      </ul>
      {handle.isError ? <Alert color="red">{sentenceOfError(handle.error)}</Alert> : null}
    </section>
  );
}
