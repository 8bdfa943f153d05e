import type { DiaryResults } from '@gorodok/contract';
import { NativeSelect, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Empty, Failure, ListSkeleton } from '../../../platform/interface/States.tsx';
import { WideTable } from '../../../platform/interface/WideTable.tsx';
import { formatAverage } from '../journal/average.ts';
import '../learning.words.ts';
import { diaryResultsQuery } from './diary.api.ts';
import './diary.words.ts';
import { DiaryViews } from './DiaryViews.tsx';
import classes from './ResultsScreen.module.css';
import { StudentSwitcher } from './StudentSwitcher.tsx';

type Props = {
  enrolmentId: number;
  academicYearId: number | undefined;
  onYear: (academicYearId: number) => void;
};

/** «Итоги»: a year by subject – period marks where they are given, averages until then. */
export function ResultsScreen({ enrolmentId, academicYearId, onYear }: Props) {
  const { t } = useTranslation('diary');
  const results = useQuery(diaryResultsQuery(enrolmentId, academicYearId));
  return (
    <div className={classes['screen']}>
      <StudentSwitcher enrolmentId={enrolmentId} part="results" />
      <DiaryViews enrolmentId={enrolmentId} />
      <VisuallyHidden component="h1">{t('results')}</VisuallyHidden>
      {results.isError ? (
        <Failure error={results.error} onRetry={() => void results.refetch()} />
      ) : results.data ? (
        <Year results={results.data} onYear={onYear} />
      ) : (
        <ListSkeleton rows={10} height="2.75rem" />
      )}
    </div>
  );
}

function Year({ results, onYear }: { results: DiaryResults; onYear: Props['onYear'] }) {
  const { t } = useTranslation('diary');
  const { academicYear, years, subjects } = results;
  return (
    <>
      {academicYear && years.length > 1 ? (
        <NativeSelect
          className={classes['year'] ?? ''}
          aria-label={t('year')}
          value={String(academicYear.id)}
          onChange={(event) => onYear(Number(event.currentTarget.value))}
          data={years.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      ) : null}
      {subjects.length === 0 ? (
        <Empty title={t('noResults')}>{t('noResultsNote')}</Empty>
      ) : (
        <>
          <Subjects results={results} />
          <p className={classes['note']}>{t('resultsNote')}</p>
        </>
      )}
    </>
  );
}

const wholes = ['year', 'examination', 'final'] as const;

function Subjects({ results: { subjects, periods, hasExamination } }: { results: DiaryResults }) {
  const { t } = useTranslation(['diary', 'learning']);
  const language = useLanguage();
  const shown = wholes.filter((kind) => kind === 'year' || hasExamination);
  return (
    <WideTable className={classes['sheet']}>
      <thead>
        <tr>
          <th scope="col">{t('subject')}</th>
          {periods.map(({ id, kind, number }) => (
            <th scope="col" key={id}>
              {t(`learning:period.${kind}`, { number })}
            </th>
          ))}
          {shown.map((kind) => (
            <th scope="col" key={kind}>
              {t(`learning:whole.${kind}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {subjects.map((row) => (
          <tr key={row.subject}>
            <th scope="row">{row.subject}</th>
            {row.periods.map(({ academicPeriodId, average, markCount, value }) => {
              const text = formatAverage(average, language);
              const words = t('averageOf', { average: text, count: markCount });
              return (
                <td key={academicPeriodId}>
                  {value ? <b data-mark={value}>{t(`learning:markShort.${value}`)}</b> : null}
                  {average === null ? null : (
                    <small title={words}>
                      <span aria-hidden>{text}</span>
                      <VisuallyHidden>{words}</VisuallyHidden>
                    </small>
                  )}
                </td>
              );
            })}
            {shown.map((kind) => {
              const value = row[kind];
              return (
                <td key={kind}>
                  {value ? <b data-mark={value}>{t(`learning:markShort.${value}`)}</b> : null}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
