import type { PairDecision } from '@gorodok/contract';
import { Alert, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Empty, Failure, ListSkeleton } from '../../../platform/interface/States.tsx';
import { formatMoment } from '../../../platform/text/dates.ts';
import { PersonLine } from '../../registry/people/likely/PersonLine.tsx';
import { decisionsQuery, undoDecision } from './duplicates.api.ts';
import './duplicates.words.ts';
import classes from './Duplicates.module.css';

/** Pairs that somebody has said to be two people. */
export function DecisionList() {
  const { t } = useTranslation('duplicates');
  const query = useQuery(decisionsQuery());
  if (query.isPending) return <ListSkeleton rows={4} height="5rem" />;
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data.decisions.length === 0)
    return <Empty title={t('noDecisions')}>{t('noDecisionsNote')}</Empty>;
  return (
    <section className={classes['pairs']} aria-label={t('view.decisions')}>
      <ul>
        {query.data.decisions.map((decision) => (
          <Decision key={decision.id} decision={decision} />
        ))}
      </ul>
    </section>
  );
}

function Decision({ decision: { id, one, other, decision, reason, by, at } }: { decision: PairDecision }) {
  const { t } = useTranslation('duplicates');
  const language = useLanguage();
  const queryClient = useQueryClient();
  const undo = useMutation({
    mutationFn: () => undoDecision(id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['duplicates'], refetchType: 'none' }),
  });
  return (
    <li>
      <div className={classes['two']}>
        <PersonLine person={one} language={language} />
        <PersonLine person={other} language={language} />
      </div>
      <p className={classes['told']}>
        <strong>{t(`decision.${decision}`)}</strong>
        {reason ? <span>{reason}</span> : null}
        <small>
          {by}, {formatMoment(at, language)}
        </small>
      </p>
      {undo.isSuccess ? (
        <p role="status" className={classes['done']}>
          {t('decisionUndone')}
        </p>
      ) : (
        <div>
          <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
            {t('undoDecision')}
          </Button>
        </div>
      )}
      {undo.isError ? (
        <Alert color="red">{t('actionFailed', { reason: sentenceOfError(undo.error) })}</Alert>
      ) : null}
    </li>
  );
}
