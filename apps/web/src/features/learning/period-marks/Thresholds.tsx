import type { MarkThresholds } from '@gorodok/contract';
import { Alert, Button, NumberInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import classes from './PeriodClosings.module.css';
import { markThresholdsQuery, putMarkThresholds } from './period-marks.api.ts';
import './period-marks.words.ts';

/** From which average the school proposes which mark. */
export function Thresholds() {
  const thresholds = useQuery(markThresholdsQuery());
  return thresholds.data ? <Form key={thresholds.dataUpdatedAt} known={thresholds.data} /> : null;
}

const averages = ['fiveFrom', 'fourFrom', 'threeFrom'] as const;

function Form({ known }: { known: MarkThresholds }) {
  const { t } = useTranslation('periodMarks');
  const language = useLanguage();
  const client = useQueryClient();
  const [draft, setDraft] = useState(known);
  const save = useMutation({
    mutationFn: putMarkThresholds,
    onSuccess: (answer) => client.setQueryData(markThresholdsQuery().queryKey, answer),
  });
  const change = (field: keyof MarkThresholds) => (value: string | number) => {
    if (typeof value === 'number') setDraft({ ...draft, [field]: value });
  };
  return (
    <form
      className={classes['thresholds']}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(draft);
      }}
    >
      <h2>{t('thresholds')}</h2>
      <div>
        {averages.map((field) => (
          <NumberInput
            key={field}
            label={t(field)}
            value={draft[field]}
            min={2.01}
            max={5}
            step={0.05}
            decimalScale={2}
            fixedDecimalScale
            decimalSeparator={language === 'ru' ? ',' : '.'}
            onChange={change(field)}
          />
        ))}
        <NumberInput
          label={t('leastMarks')}
          value={draft.leastMarks}
          min={1}
          max={20}
          allowDecimal={false}
          onChange={change('leastMarks')}
        />
        <Button type="submit" variant="default" loading={save.isPending}>
          {t('save')}
        </Button>
      </div>
      {save.isError ? <Alert color="red">{sentenceOfError(save.error)}</Alert> : null}
      <p role="status">{save.isSuccess ? t('thresholdsSaved') : null}</p>
    </form>
  );
}
