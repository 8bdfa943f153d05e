import type { ClassSummary } from '@gorodok/contract';
import { Button, NativeSelect } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Empty, Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { WideTable } from '../../../platform/interface/WideTable.tsx';
import { formatAverage, weightedAverage } from '../journal/average.ts';
import '../learning.words.ts';
import { classSummaryExport, classSummaryQuery, type SummaryOf } from './class-summary.api.ts';
import './class-summary.words.ts';
import classes from './ClassSummaryScreen.module.css';

type Props = { classGroupId: number; of: SummaryOf; onChange: (of: SummaryOf) => void };

/** «Сводная ведомость класса»: every student by every subject, in a period or the year, to read and to take away. */
export function ClassSummaryScreen({ classGroupId, of, onChange }: Props) {
  const { t } = useTranslation(['classSummary', 'learning']);
  const query = useQuery(classSummaryQuery(classGroupId, of));
  if (query.isPending) return <ListSkeleton rows={12} height="2.5rem" />;
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const summary = query.data;
  return (
    <div className={classes['screen']} aria-busy={query.isPlaceholderData}>
      <Link to="/journal" className={classes['back']}>
        <IconArrowLeft aria-hidden size={18} /> {t('back')}
      </Link>
      <ScreenHeading title={t('title', { name: summary.classGroupName })} note={summary.academicYearName}>
        {(['xlsx', 'pdf'] as const).map((format) => (
          <Button
            key={format}
            component="a"
            variant="default"
            href={classSummaryExport(classGroupId, of, format)}
            download
          >
            {format === 'xlsx' ? '.xlsx' : 'PDF'}
          </Button>
        ))}
      </ScreenHeading>
      <NativeSelect
        className={classes['when'] ?? ''}
        label={t('when')}
        value={summary.academicPeriodId ?? 'year'}
        onChange={({ currentTarget: { value } }) =>
          onChange(value === 'year' ? { year: true } : { period: Number(value) })
        }
        data={[
          ...summary.periods.map(({ id, kind, number }) => ({
            value: String(id),
            label: t(`learning:period.${kind}`, { number }),
          })),
          { value: 'year', label: t('learning:whole.year') },
        ]}
      />
      {summary.students.length === 0 ? (
        <Empty title={t('noStudents')} />
      ) : summary.subjects.length === 0 ? (
        <Empty title={t('noSubjects')}>{t('noSubjectsNote')}</Empty>
      ) : (
        <>
          <Sheet summary={summary} />
          <p className={classes['note']}>{t('note')}</p>
        </>
      )}
    </div>
  );
}

function Sheet({ summary: { students, subjects } }: { summary: ClassSummary }) {
  const { t } = useTranslation(['classSummary', 'learning']);
  const language = useLanguage();
  const mean = (cells: ClassSummary['students'][number]['cells']) =>
    formatAverage(
      weightedAverage(cells.flatMap(({ value }) => (value ? [{ value, weight: 1 }] : []))),
      language,
    );
  return (
    <WideTable className={classes['sheet']} fillsWindow>
      <thead>
        <tr>
          <th scope="col">{t('student')}</th>
          {subjects.map((subject) => (
            <th scope="col" key={subject}>
              <span>{subject}</span>
            </th>
          ))}
          <th scope="col">
            <span>{t('mean')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {students.map(({ enrolmentId, displayName, cells }) => (
          <tr key={enrolmentId}>
            <th scope="row">{displayName}</th>
            {cells.map(({ value, average }, column) => (
              <td key={subjects[column]}>
                {value ? <b data-mark={value}>{t(`learning:markShort.${value}`)}</b> : null}
                {average === null ? null : <small>{formatAverage(average, language)}</small>}
              </td>
            ))}
            <td>{mean(cells)}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
