import type { SignInFailure } from '@gorodok/contract';
import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { FailureCard } from './FailureCard.tsx';
import { signInFailuresQuery, type FailureState } from './sign-in-failures.api.ts';
import './sign-in-failures.words.ts';
import classes from './SignInFailuresScreen.module.css';

type Props = {
  state: FailureState;
  onState: (state: FailureState) => void;
  /** What else waits for the administrator, of other features. */
  alsoWaiting?: ReactNode;
};

/** The administrator's start page: who could not sign in, why, and what repairs it. */
export function SignInFailuresScreen({ state, onState, alsoWaiting }: Props) {
  const { t } = useTranslation('signInFailures');
  const failures = useQuery(signInFailuresQuery(state));
  return (
    <>
      <ScreenHeading title={t('title')} note={t('note')}>
        <SegmentedControl
          aria-label={t('states')}
          value={state}
          onChange={onState}
          data={(['open', 'all'] as const).map((value) => ({ value, label: t(`state.${value}`) }))}
        />
      </ScreenHeading>
      {alsoWaiting}
      {failures.isPending ? (
        <ListSkeleton rows={4} height="9rem" />
      ) : failures.isError ? (
        <Failure error={failures.error} onRetry={() => void failures.refetch()} />
      ) : failures.data.failures.length === 0 ? (
        <AllWell state={state} />
      ) : (
        <Queue failures={failures.data.failures} />
      )}
    </>
  );
}

function AllWell({ state }: { state: FailureState }) {
  const { t } = useTranslation('signInFailures');
  const { t: shell } = useTranslation('shell');
  return (
    <Empty title={t(state === 'open' ? 'none' : 'noneAtAll')}>
      {state === 'open' ? <p>{t('noneNote')}</p> : null}
      <nav aria-label={t('quick')} className={classes['quick']}>
        <Link to="/cards" search={{}}>
          {shell('nav.cards')}
        </Link>
        <Link to="/imports">{shell('nav.imports')}</Link>
        <Link to="/journal">{shell('nav.journal')}</Link>
      </nav>
    </Empty>
  );
}

function Queue({ failures }: { failures: SignInFailure[] }) {
  return (
    <ol className={classes['queue']}>
      {failures.map((failure) => (
        <li key={failure.id}>
          <FailureCard failure={failure} />
        </li>
      ))}
    </ol>
  );
}
