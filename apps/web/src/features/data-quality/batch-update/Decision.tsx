import type { ApplyBatchUpdate, BatchUpdate } from '@gorodok/contract';
import { Alert, Button } from '@mantine/core';
import { IconArrowBackUp, IconDownload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatDay } from '../../../platform/text/dates.ts';
import {
  annotatedAddress,
  applyBatchUpdate,
  batchUpdateQuery,
  discardBatchUpdate,
  hasFileError,
  undoBatchUpdate,
} from './batch-update.api.ts';
import './batch-update.words.ts';
import classes from './BatchUpdateReport.module.css';

type Props = { data: BatchUpdate; onDiscarded: () => void };

/** All, what is faultless, or nothing; and, once it is done, the way back. */
export function Decision({ data, onDiscarded }: Props) {
  if (data.state === 'checked') return <Apply data={data} onDiscarded={onDiscarded} />;
  return data.state === 'applied' && data.undoUntil ? <Undo data={data} until={data.undoUntil} /> : null;
}

function useTaken(id: number) {
  const queryClient = useQueryClient();
  return (taken: BatchUpdate) => {
    queryClient.setQueryData(batchUpdateQuery(id).queryKey, taken);
    void queryClient.invalidateQueries({ queryKey: ['cards'] });
    return queryClient.invalidateQueries({ queryKey: ['batch-updates'] });
  };
}

function Apply({ data, onDiscarded }: Props) {
  const { t } = useTranslation('batch');
  const queryClient = useQueryClient();
  const onSuccess = useTaken(data.id);
  const apply = useMutation({
    mutationFn: (body: ApplyBatchUpdate) => applyBatchUpdate(data.id, body),
    onSuccess,
  });
  const discard = useMutation({
    mutationFn: () => discardBatchUpdate(data.id),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['batch-updates'], exact: true });
      onDiscarded();
    },
  });
  const { rowsWithErrors, rowsToChange } = data.counts;
  const hasNothing = rowsToChange === 0;
  const isUnfit = hasFileError(data);
  const isFaulty = rowsWithErrors > 0 || isUnfit;
  const isBusy = apply.isPending || discard.isPending;
  const why = isUnfit
    ? t('fileUnfit')
    : hasNothing
      ? t('nothingToApply')
      : isFaulty
        ? t('applyAllDisabled')
        : null;
  const error = apply.error ?? discard.error;
  return (
    <div className={classes['decision']}>
      <div>
        <Button
          disabled={isFaulty || hasNothing || isBusy}
          loading={apply.isPending && apply.variables.rows === 'all'}
          aria-describedby={why ? 'apply-why' : undefined}
          onClick={() => apply.mutate({ rows: 'all' })}
        >
          {t('applyAll')}
        </Button>
        {isFaulty && !hasNothing ? (
          <Button
            disabled={isBusy}
            loading={apply.isPending && apply.variables.rows === 'faultless'}
            onClick={() => apply.mutate({ rows: 'faultless' })}
          >
            {t('applyFaultless')}
          </Button>
        ) : null}
        <Button
          component="a"
          href={annotatedAddress(data.id)}
          download
          variant="default"
          leftSection={<IconDownload aria-hidden size={18} />}
        >
          {t('annotated')}
        </Button>
        <Button
          variant="default"
          disabled={isBusy}
          loading={discard.isPending}
          onClick={() => discard.mutate()}
        >
          {t('discard')}
        </Button>
      </div>
      {why ? <p id="apply-why">{why}</p> : null}
      {error ? <Alert color="red">{t('actionFailed', { reason: sentenceOfError(error) })}</Alert> : null}
    </div>
  );
}

function Undo({ data, until }: { data: BatchUpdate; until: string }) {
  const { t } = useTranslation('batch');
  const language = useLanguage();
  const onSuccess = useTaken(data.id);
  const undo = useMutation({ mutationFn: () => undoBatchUpdate(data.id), onSuccess });
  return (
    <div className={classes['decision']}>
      <div>
        <Button
          variant="default"
          leftSection={<IconArrowBackUp aria-hidden size={18} />}
          loading={undo.isPending}
          aria-describedby="undo-note"
          onClick={() => undo.mutate()}
        >
          {t('undo')}
        </Button>
      </div>
      <p id="undo-note">{t('undoNote', { day: formatDay(until.slice(0, 10), language) })}</p>
      {undo.isError ? (
        <Alert color="red">{t('actionFailed', { reason: sentenceOfError(undo.error) })}</Alert>
      ) : null}
    </div>
  );
}
