import type { BatchFilter } from '@gorodok/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { FileDrop } from '../../../platform/interface/FileDrop.tsx';
import { batchUpdateQuery, uploadBatchUpdate } from './batch-update.api.ts';
import './batch-update.words.ts';
import classes from './BatchUpdateScreen.module.css';

/** «2. Обновление данных»: takes the filled-in file and goes on to what was found in it. */
export function UpdateStep({ filter }: { filter: BatchFilter }) {
  const { t } = useTranslation('batch');
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const upload = useMutation({
    mutationFn: (file: File) => uploadBatchUpdate(filter, file),
    onSuccess: async (update) => {
      queryClient.setQueryData(batchUpdateQuery(update.id).queryKey, update);
      void queryClient.invalidateQueries({ queryKey: ['batch-updates'], exact: true });
      await navigate({ to: '/batch-update/$updateId', params: { updateId: update.id } });
    },
  });
  return (
    <section className={classes['step']}>
      <h2>{t('step2')}</h2>
      <p>{t('step2Note')}</p>
      <FileDrop
        words={{ drop: t('drop'), formats: t('formats'), choose: t('choose'), busy: t('sending') }}
        accept=".xls,.xlsx,.csv"
        busy={upload.isPending}
        refusal={upload.isError ? t('uploadFailed', { reason: sentenceOfError(upload.error) }) : null}
        onFile={(file) => upload.mutate(file)}
      />
    </section>
  );
}
