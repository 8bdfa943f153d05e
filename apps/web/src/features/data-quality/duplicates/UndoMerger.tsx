import { Alert, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { undoMerger } from './duplicates.api.ts';
import './duplicates.words.ts';
import classes from './Duplicates.module.css';

/** Makes two of one again, and tells what stays because somebody has changed it since. */
export function UndoMerger({ id }: { id: number }) {
  const { t } = useTranslation('duplicates');
  const queryClient = useQueryClient();
  const undo = useMutation({
    mutationFn: () => undoMerger(id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['duplicates'], refetchType: 'none' }),
  });
  if (undo.isSuccess) {
    const kept = undo.data.keptFields.map((field) => t(`field.${field}`)).join(', ');
    return (
      <p role="status" className={classes['done']}>
        {kept === '' ? t('undone') : t('undoneKept', { fields: kept })}
      </p>
    );
  }
  return (
    <>
      <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
        {t('undo')}
      </Button>
      {undo.isError ? (
        <Alert color="red">{t('actionFailed', { reason: sentenceOfError(undo.error) })}</Alert>
      ) : null}
    </>
  );
}
