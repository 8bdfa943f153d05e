import type { PeriodClosings } from '@gorodok/contract';
import { Alert, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Empty, Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { WideTable } from '../../../platform/interface/WideTable.tsx';
import { formatSpan } from '../../../platform/text/dates.ts';
import classes from './PeriodClosings.module.css';
import { periodClosingsQuery, putPeriodClosings } from './period-marks.api.ts';
import '../learning.words.ts';
import './period-marks.words.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import { Thresholds } from './Thresholds.tsx';

type ClassPeriods = PeriodClosings['classes'][number];
interface Chosen {
  academicPeriodId: number;
  classGroupIds: number[];
}
interface ToOpen extends Chosen {
  title: string;
}

/** Which periods are over for whom: what is still missing, and the closing, by class or for a whole parallel. */
export function PeriodClosingsScreen() {
  const { t } = useTranslation(['periodMarks', 'learning']);
  const client = useQueryClient();
  const closings = useQuery(periodClosingsQuery());
  const put = useMutation({
    mutationFn: putPeriodClosings,
    onSuccess: (answer) => client.setQueryData(periodClosingsQuery().queryKey, answer),
  });
  const [toOpen, setToOpen] = useState<ToOpen | null>(null);
  if (closings.isPending) return <ListSkeleton rows={8} />;
  if (closings.isError) return <Failure error={closings.error} onRetry={() => void closings.refetch()} />;
  const { academicYear, classes: all } = closings.data;
  if (!academicYear) return <Empty title={t('noYear')}>{t('noYearNote')}</Empty>;
  const grades = [...new Set(all.map(({ grade }) => grade))];
  return (
    <div className={classes['screen']}>
      <ScreenHeading title={t('closingsTitle')} note={`${academicYear.name}. ${t('closingsNote')}`} />
      {put.isError && !toOpen ? <Alert color="red">{sentenceOfError(put.error)}</Alert> : null}
      {closings.data.periods.length === 0 ? <Empty title={t('noPeriods')}>{t('noPeriodsNote')}</Empty> : null}
      {grades.map((grade) => (
        <Parallel
          key={grade}
          grade={grade}
          closings={closings.data}
          busy={put.isPending}
          onClose={(chosen) => put.mutate({ ...chosen, closed: true, reason: null })}
          onOpen={setToOpen}
        />
      ))}
      {toOpen ? (
        <ReasonDialog
          title={toOpen.title}
          note={t('openNote')}
          action={t('open')}
          pending={put.isPending}
          error={put.error}
          onConfirm={(reason) => {
            const { title: _, ...chosen } = toOpen;
            put.mutate({ ...chosen, closed: false, reason }, { onSuccess: () => setToOpen(null) });
          }}
          onClose={() => setToOpen(null)}
        />
      ) : null}
      <Thresholds />
    </div>
  );
}

type ParallelProps = {
  grade: number | null;
  closings: PeriodClosings;
  busy: boolean;
  onClose: (chosen: Chosen) => void;
  onOpen: (chosen: ToOpen) => void;
};

function Parallel({ grade, closings, busy, onClose, onOpen }: ParallelProps) {
  const { t } = useTranslation(['periodMarks', 'learning']);
  const language = useLanguage();
  const ofGrade = closings.classes.filter((known) => known.grade === grade);
  const ids = new Set(
    ofGrade.flatMap(({ periods }) => periods.map(({ academicPeriodId }) => academicPeriodId)),
  );
  const periods = closings.periods.filter(({ id }) => ids.has(id));
  const nameOf = ({ kind, number }: (typeof periods)[number]) => t(`learning:period.${kind}`, { number });
  return (
    <section className={classes['parallel']}>
      <h2>{grade === null ? t('noParallel') : t('parallel', { grade })}</h2>
      <WideTable className={classes['sheet']}>
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
                      onClick={() =>
                        onClose({
                          academicPeriodId: period.id,
                          classGroupIds: closable.map(({ classGroupId }) => classGroupId),
                        })
                      }
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
                        label={{ className: known.classGroupName, period: nameOf(period) }}
                        busy={busy}
                        mayOpen={closings.mayOpen}
                        onClose={() => onClose(chosenOf(known, period.id))}
                        onOpen={(title) => onOpen({ ...chosenOf(known, period.id), title })}
                      />
                    ) : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}

const chosenOf = ({ classGroupId }: ClassPeriods, academicPeriodId: number): Chosen => ({
  academicPeriodId,
  classGroupIds: [classGroupId],
});

type ClassPeriodProps = {
  state: ClassPeriods['periods'][number];
  label: { className: string; period: string };
  busy: boolean;
  mayOpen: boolean;
  onClose: () => void;
  onOpen: (title: string) => void;
};

function ClassPeriod({ state, label, busy, mayOpen, onClose, onOpen }: ClassPeriodProps) {
  const { t } = useTranslation('periodMarks');
  const { begun, over, closed, expected, missing } = state;
  if (!begun) return <span className={classes['soft']}>{t('state.not_begun')}</span>;
  return (
    <div className={classes['state']}>
      <span data-closed={closed}>{closed ? t('closed') : t('state.open')}</span>
      {/* What is missing in a period that goes on is not late. */}
      <small data-missing={over && missing > 0}>
        {expected === 0 ? null : missing > 0 ? t('missing', { count: missing }) : t('complete')}
      </small>
      {closed && !mayOpen ? null : (
        <Button
          variant="default"
          size="compact-sm"
          disabled={busy}
          aria-label={t(closed ? 'openOf' : 'closeOf', label)}
          onClick={() => (closed ? onOpen(t('openTitle', label)) : onClose())}
        >
          {t(closed ? 'open' : 'close')}
        </Button>
      )}
    </div>
  );
}
