import type { SubjectGroup } from '@gorodok/contract';
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { subjectGroupsQuery } from './journal.api.ts';
import './journal.words.ts';
import classes from './JournalListScreen.module.css';
import { byClass, searched } from './subject-group-list.ts';

/** More journals than these are looked for rather than looked through. */
const many = 12;

type Props = {
  /** Null: of the years that are open. */
  academicYearId: number | null;
  /** Stands above the list where another year is looked at than the one that runs. */
  yearNote?: ReactNode;
};

/** The teacher's start page: the classes and subjects one teaches, then those one may see. */
export function JournalListScreen({ academicYearId, yearNote }: Props) {
  const { t } = useTranslation('journal');
  const groups = useQuery(subjectGroupsQuery(academicYearId));
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search);
  if (groups.isPending) return <ListSkeleton rows={5} />;
  if (groups.isError) return <Failure error={groups.error} onRetry={() => void groups.refetch()} />;
  const all = groups.data.subjectGroups;
  const found = searched(all, wanted);
  const mine = found.filter((journal) => journal.mine);
  const others = found.filter((journal) => !journal.mine);
  return (
    <>
      <ScreenHeading title={t('title')}>
        {all.length > many ? (
          <TextInput
            type="search"
            className={classes['search'] ?? ''}
            aria-label={t('search')}
            placeholder={t('search')}
            leftSection={<IconSearch aria-hidden size={18} />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        ) : null}
      </ScreenHeading>
      {yearNote}
      {all.length === 0 ? <Empty title={t('none')}>{t('noneNote')}</Empty> : null}
      {all.length > 0 && found.length === 0 ? (
        <Empty title={t('nothingFound')}>{t('nothingFoundNote')}</Empty>
      ) : null}
      <Journals title={others.length > 0 ? t('mine') : null} journals={mine} />
      <Journals title={mine.length > 0 ? t('others') : null} journals={others} />
    </>
  );
}

/** For whoever may open all of a class: its «Сводная ведомость». */
function SummaryLink({ journals }: { journals: SubjectGroup[] }) {
  const { t } = useTranslation('journal');
  const own = journals.find(({ ofOwnClass }) => ofOwnClass);
  if (!own) return null;
  return (
    <Link to="/class-summary/$classGroupId" params={{ classGroupId: own.classGroupId }} search={{}}>
      <b>{t('classSummary')}</b>
    </Link>
  );
}

function Journals({ title, journals }: { title: string | null; journals: SubjectGroup[] }) {
  const { t } = useTranslation('journal');
  if (journals.length === 0) return null;
  return (
    <section className={classes['journals']}>
      {title ? <h2>{title}</h2> : null}
      <div className={classes['classes']}>
        {byClass(journals).map(({ classGroupName, journals }) => (
          <section key={classGroupName} className={classes['class']}>
            <header>
              <h3>{classGroupName}</h3>
              <small>
                {t('students', { count: Math.max(...journals.map((group) => group.studentCount)) })}
              </small>
            </header>
            <SummaryLink journals={journals} />
            {journals.map(({ id, subject, teacher, mine }) => (
              <Link key={id} to="/journal/$subjectGroupId" params={{ subjectGroupId: id }} search={{}}>
                {subject}
                {teacher && !mine ? <small>{teacher}</small> : null}
              </Link>
            ))}
          </section>
        ))}
      </div>
    </section>
  );
}
