import type { PeriodMarkSheet, PutPeriodMarks } from '@gorodok/contract';
import { Alert } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { Empty, Failure, ListSkeleton } from '../../../platform/interface/States.tsx';
import { JournalHeading } from '../journal/JournalHeading.tsx';
import { PeriodMarkTable } from './PeriodMarkTable.tsx';
import classes from './PeriodMarks.module.css';
import { periodMarksQuery, putPeriodMarks } from './period-marks.api.ts';
import './period-marks.words.ts';
import { ReopenDialog } from './ReopenDialog.tsx';

/** «Итоговые отметки» of one journal: students by periods, the average beside what is given. */
export function PeriodMarksScreen({ subjectGroupId }: { subjectGroupId: number }) {
  const sheet = useQuery(periodMarksQuery(subjectGroupId));
  if (sheet.isError) return <Failure error={sheet.error} onRetry={() => void sheet.refetch()} />;
  if (!sheet.data) return <ListSkeleton rows={12} height="2.5rem" />;
  return <Sheet sheet={sheet.data} />;
}

function Sheet({ sheet }: { sheet: PeriodMarkSheet }) {
  const { t } = useTranslation('periodMarks');
  const client = useQueryClient();
  const { subjectGroup, writable } = sheet;
  const [reopening, setReopening] = useState<number | null>(null);
  const query = periodMarksQuery(subjectGroup.id);
  const save = useMutation({
    mutationFn: (marks: PutPeriodMarks['marks']) => putPeriodMarks(subjectGroup.id, marks),
    // One after another: the second of two quick changes must know what the first has put.
    scope: { id: `period-marks ${subjectGroup.id}` },
    onSuccess: (answer) => client.setQueryData(query.queryKey, answer),
    onError: () => client.invalidateQueries({ queryKey: query.queryKey }),
  });
  return (
    <div className={classes['screen']}>
      <JournalHeading
        subjectGroup={subjectGroup}
        writable={writable}
        status={
          <span role="status">{save.isPending ? t('saving') : save.isSuccess ? t('saved') : null}</span>
        }
      />
      {save.isError ? <Alert color="red">{sentenceOfError(save.error)}</Alert> : null}
      {!sheet.hasMarks ? (
        <Empty title={t('noMarks')}>{t('noMarksNote')}</Empty>
      ) : sheet.students.length === 0 ? (
        <Empty title={t('noStudents')} />
      ) : sheet.periods.length === 0 ? (
        <Empty title={t('noPeriods')}>{t('noPeriodsNote')}</Empty>
      ) : (
        <PeriodMarkTable
          sheet={sheet}
          onMarks={(marks) => save.mutate(marks)}
          onReopen={(academicPeriodId) => setReopening(academicPeriodId)}
        />
      )}
      {writable && sheet.hasMarks && sheet.periods.length > 0 ? (
        <p className={classes['hint']}>{t('hint')}</p>
      ) : null}
      {reopening === null ? null : (
        <ReopenDialog
          subjectGroupId={subjectGroup.id}
          academicPeriodId={reopening}
          onClose={() => setReopening(null)}
        />
      )}
    </div>
  );
}
