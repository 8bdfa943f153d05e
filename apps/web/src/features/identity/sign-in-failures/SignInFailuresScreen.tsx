import type { SignInFailure } from '@gorodok/contract';
import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { DifferenceList } from '../confirmed-data/DifferenceList.tsx';
import { FailureCard } from './FailureCard.tsx';
import { signInFailuresQuery, type FailureState } from './sign-in-failures.api.ts';
import './sign-in-failures.words.ts';
import classes from './SignInFailuresScreen.module.css';

/** The two states of the queue, and the tasks about data that ЕСИА confirms otherwise. */
export type FailureView = FailureState | 'differences';
const views = ['open', 'all', 'differences'] as const;
type Props = {
  view: FailureView;
  isSchool: boolean;
  onView: (view: FailureView) => void;
  /** What else waits for the administrator, of other features. */
  alsoWaiting?: ReactNode;
};

/** The administrator's start page: who could not sign in, why, and what repairs it. */
export function SignInFailuresScreen({ view, isSchool, onView, alsoWaiting }: Props) {
  const { t } = useTranslation('signInFailures');
  const failures = useQuery(signInFailuresQuery(view === 'all' ? 'all' : 'open'));
  const waiting = failures.data?.differencesWaiting ?? 0;
  const labelOf = (value: FailureView) =>
    value === 'differences' && waiting > 0
      ? t('state.differencesCount', { count: waiting })
      : t(`state.${value}`);
  return (
    <>
      <ScreenHeading
        title={t('title')}
        note={t(view === 'differences' ? 'noteDifferences' : isSchool ? 'note' : 'noteRegion')}
      >
        <SegmentedControl
          aria-label={t('states')}
          value={view}
          onChange={onView}
          className={classes['views'] ?? ''}
          data={views
            .filter((value) => isSchool || value !== 'differences')
            .map((value) => ({ value, label: labelOf(value) }))}
        />
      </ScreenHeading>
      {alsoWaiting}
      {view === 'differences' ? (
        <DifferenceList />
      ) : failures.isPending ? (
        <ListSkeleton rows={4} height="9rem" />
      ) : failures.isError ? (
        <Failure error={failures.error} onRetry={() => void failures.refetch()} />
      ) : (
        <Queue failures={failures.data.failures} view={view} isSchool={isSchool} />
      )}
    </>
  );
}

function Queue({ failures, view, isSchool }: { failures: SignInFailure[] } & Omit<Props, 'onView'>) {
  const { t } = useTranslation('signInFailures');
  const [repaired, setRepaired] = useState<string | null>(null);
  return (
    <>
      <p role="status" className={classes['repaired']}>
        {repaired ? t('repaired', { name: repaired }) : ''}
      </p>
      {failures.length === 0 ? (
        <AllWell view={view} isSchool={isSchool} />
      ) : (
        <ol className={classes['queue']}>
          {failures.map((failure) => (
            <li key={failure.id}>
              <FailureCard failure={failure} onRepaired={setRepaired} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function AllWell({ view, isSchool }: Omit<Props, 'onView'>) {
  const { t } = useTranslation('signInFailures');
  const { t: shell } = useTranslation('shell');
  return (
    <Empty title={t(view === 'open' ? 'none' : 'noneAtAll')}>
      {view === 'open' ? <p>{t(isSchool ? 'noneNote' : 'noneNoteRegion')}</p> : null}
      {isSchool ? (
        <nav aria-label={t('quick')} className={classes['quick']}>
          <Link to="/cards" search={{}}>
            {shell('nav.cards')}
          </Link>
          <Link to="/readiness" search={{}}>
            {shell('nav.readiness')}
          </Link>
          <Link to="/imports">{shell('nav.imports')}</Link>
          <Link to="/journal">{shell('nav.journal')}</Link>
        </nav>
      ) : null}
    </Empty>
  );
}
