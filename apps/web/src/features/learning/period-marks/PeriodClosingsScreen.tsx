import type { PeriodClosings } from '@gorodok/contract';
import { Alert, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Empty, Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { formatSpan, localToday } from '../../../platform/text/dates.ts';
import classes from './PeriodClosings.module.css';
import { periodClosingsQuery, putPeriodClosings } from './period-marks.api.ts';
import './period-marks.words.ts';
import { Thresholds } from './Thresholds.tsx';

type ClassPeriods = PeriodClosings['classes'][number];
type Close = (academicPeriodId: number, classes: readonly ClassPeriods[], closed: boolean) => void;

/** Which periods are over for whom: what is still missing, and the closing, by class or for a whole parallel. */
export function PeriodClosingsScreen() {
  const { t } = useTranslation('periodMarks');
  const client = useQueryClient();
  const closings = useQuery(periodClosingsQuery());
  const put = useMutation({
    mutationFn: putPeriodClosings,
    onSuccess: (answer) => client.setQueryData(periodClosingsQuery().queryKey, answer),
  });
  if (closings.isPending) return <ListSkeleton rows={8} />;
  if (closings.isError) return <Failure error={closings.error} onRetry={() => void closings.refetch()} />;
  const { academicYear, classes: all } = closings.data;
  if (!academicYear) return <Empty title={t('noYear')}>{t('noYearNote')}</Empty>;
  const grades = [...new Set(all.map(({ grade }) => grade))];
  const close: Close = (academicPeriodId, chosen, closed) =>
    put.mutate({ academicPeriodId, classGroupIds: chosen.map(({ classGroupId }) => classGroupId), closed });
  return (
    <div className={classes['screen']}>
      <ScreenHeading title={t('closingsTitle')} note={`${academicYear.name}. ${t('closingsNote')}`} />
      {put.isError ? <Alert color="red">{sentenceOfError(put.error)}</Alert> : null}
      {closings.data.periods.length === 0 ? <Empty title={t('noPeriods')}>{t('noPeriodsNote')}</Empty> : null}
      {grades.map((grade) => (
        <Parallel key={grade} grade={grade} closings={closings.data} busy={put.isPending} onClose={close} />
      ))}
      <Thresholds />
    </div>
  );
}

type ParallelProps = { grade: number | null; closings: PeriodClosings; busy: boolean; onClose: Close };

function Parallel({ grade, closings, busy, onClose }: ParallelProps) {
  const { t } = useTranslation('periodMarks');
  const language = useLanguage();
  const [today] = useState(localToday);
  const ofGrade = closings.classes.filter((known) => known.grade === grade);
  const ids = new Set(
    ofGrade.flatMap(({ periods }) => periods.map(({ academicPeriodId }) => academicPeriodId)),
  );
  const periods = closings.periods.filter(({ id }) => ids.has(id));
  const nameOf = ({ kind, number }: (typeof periods)[number]) => t(`period.${kind}`, { number });
  return (
    <section className={classes['parallel']}>
      <h2>{grade === null ? t('noParallel') : t('parallel', { grade })}</h2>
      <div className={classes['scroll']}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('class')}</th>
              {periods.map((period) => {
                const closable = ofGrade.filter((known) =>
                  known.periods.some((own) => own.academicPeriodId === period.id && own.begun && !own.closed),
                );
                return (
                  <th scope="col" key={period.id}>
                    {nameOf(period)}
                    <small>{formatSpan(period.startsOn, period.endsOn, language)}</small>
                    {closable.length > 1 ? (
                      <Button
                        variant="light"
                        size="compact-sm"
                        disabled={busy}
                        onClick={() => onClose(period.id, closable, true)}
                      >
                        {t('closeParallel')}
                      </Button>
                    ) : null}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {ofGrade.map((known) => (
              <tr key={known.classGroupId}>
                <th scope="row">{known.classGroupName}</th>
                {periods.map((period) => {
                  const state = known.periods.find(({ academicPeriodId }) => academicPeriodId === period.id);
                  return (
                    <td key={period.id}>
                      {state ? (
                        <ClassPeriod
                          state={state}
                          over={period.endsOn < today}
                          label={{ className: known.classGroupName, period: nameOf(period) }}
                          busy={busy}
                          onClose={(closed) => onClose(period.id, [known], closed)}
                        />
                      ) : null}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

type ClassPeriodProps = {
  state: ClassPeriods['periods'][number];
  /** The period is over: what is missing now is late. */
  over: boolean;
  label: { className: string; period: string };
  busy: boolean;
  onClose: (closed: boolean) => void;
};

function ClassPeriod({ state, over, label, busy, onClose }: ClassPeriodProps) {
  const { t } = useTranslation('periodMarks');
  if (!state.begun) return <span className={classes['soft']}>{t('state.not_begun')}</span>;
  return (
    <div className={classes['state']}>
      <span data-closed={state.closed}>{state.closed ? t('closed') : t('state.open')}</span>
      <small data-missing={over && state.missing > 0}>
        {state.expected === 0
          ? null
          : state.missing > 0
            ? t('missing', { count: state.missing })
            : t('complete')}
      </small>
      <Button
        variant="default"
        size="compact-sm"
        disabled={busy}
        aria-label={t(state.closed ? 'openOf' : 'closeOf', label)}
        onClick={() => onClose(!state.closed)}
      >
        {t(state.closed ? 'open' : 'close')}
      </Button>
    </div>
  );
}
