import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatMoment } from '../../../platform/text/dates.ts';
import { acceptedFindingsQuery, withdrawAcceptance } from './completeness.api.ts';
import './completeness.words.ts';
import classes from './Completeness.module.css';

/** What was looked at and found right, with the reason; a mark can be taken back. */
export function AcceptedFindings({ mayWithdraw }: { mayWithdraw: boolean }) {
  const { t } = useTranslation('completeness');
  const language = useLanguage();
  const queryClient = useQueryClient();
  const { data } = useQuery(acceptedFindingsQuery());
  const withdraw = useMutation({
    mutationFn: withdrawAcceptance,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['completeness'] }),
  });
  if (!data || data.accepted.length === 0) return null;
  return (
    <details className={classes['accepted']}>
      <summary>{t('accepted', { count: data.accepted.length })}</summary>
      <ul>
        {data.accepted.map(({ id, personId, kind, displayName, code, reason, acceptedBy, acceptedAt }) => (
          <li key={id}>
            <p>
              <Link to="/cards" search={{ card: personId, kind }}>
                {displayName}
              </Link>
              <span>{t(`finding.${code}`)}</span>
              <span>{reason}</span>
              <small>{t('acceptedBy', { by: acceptedBy, when: formatMoment(acceptedAt, language) })}</small>
            </p>
            {mayWithdraw ? (
              <Button
                variant="subtle"
                size="sm"
                loading={withdraw.isPending && withdraw.variables === id}
                onClick={() => withdraw.mutate(id)}
              >
                {t('withdraw')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
