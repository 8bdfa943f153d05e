import type { ApplyImport, Import } from '@gorodok/contract';
import { Alert, Button, Radio } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { applyImport, discardImport, importQuery } from './import.api.ts';
import './import.words.ts';
import classes from './ImportScreen.module.css';

/** Import everything, import what is faultless, or leave it. */
export function Decision({ data, onDiscarded }: { data: Import; onDiscarded: () => void }) {
  const { t } = useTranslation('import');
  const queryClient = useQueryClient();
  const apply = useMutation({
    mutationFn: (body: ApplyImport) => applyImport(data.id, body),
    onSuccess: (queued) => {
      queryClient.setQueryData(importQuery(data.id).queryKey, queued);
      void queryClient.invalidateQueries({ queryKey: ['cards'] });
      return queryClient.invalidateQueries({ queryKey: ['imports'] });
    },
  });
  const discard = useMutation({
    mutationFn: () => discardImport(data.id),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['imports'], exact: true });
      onDiscarded();
    },
  });
  const { rowsWithErrors, faultlessRows } = data.counts;
  const [knownPeople, setKnownPeople] = useState<NonNullable<ApplyImport['knownPeople']>>('taken');
  const hasKnown = data.findings.some(({ code }) => code === 'row.certainly_known');
  const wholeFileFaulty = data.findings.some(({ row, severity }) => row === null && severity === 'error');
  const faulty = rowsWithErrors > 0 || wholeFileFaulty;
  const pending = apply.isPending || discard.isPending;
  const error = apply.error ?? discard.error;
  return (
    <div className={classes['decision']}>
      {hasKnown ? (
        <Radio.Group
          label={t('knownPeople')}
          value={knownPeople}
          onChange={(value) => setKnownPeople(value === 'made_anew' ? value : 'taken')}
        >
          <Radio value="taken" label={t('known.taken')} />
          <Radio value="made_anew" label={t('known.made_anew')} />
        </Radio.Group>
      ) : null}
      <div>
        <Button
          disabled={faulty || pending}
          loading={apply.isPending && apply.variables.rows === 'all'}
          aria-describedby={faulty ? 'apply-all-why' : undefined}
          onClick={() => apply.mutate({ rows: 'all', knownPeople })}
        >
          {t('applyAll')}
        </Button>
        {faulty ? (
          <Button
            disabled={faultlessRows === 0 || pending}
            loading={apply.isPending && apply.variables.rows === 'faultless'}
            onClick={() => apply.mutate({ rows: 'faultless', knownPeople })}
          >
            {t('applyFaultless')}
          </Button>
        ) : null}
        <Button
          variant="default"
          disabled={pending}
          loading={discard.isPending}
          onClick={() => discard.mutate()}
        >
          {t('discard')}
        </Button>
      </div>
      {faulty ? <p id="apply-all-why">{t('applyAllDisabled')}</p> : null}
      {error ? <Alert color="red">{t('actionFailed', { reason: sentenceOfError(error) })}</Alert> : null}
    </div>
  );
}
