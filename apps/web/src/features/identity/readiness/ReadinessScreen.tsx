import type { Readiness } from '@gorodok/contract';
import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty, Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { formatNumber } from '../../../platform/text/numbers.ts';
import classes from '../../registry/figures/Figures.module.css';
import { RankedBars } from '../../registry/figures/RankedBars.tsx';
import { ScopePath } from '../../registry/figures/ScopePath.tsx';
import { percent } from '../../registry/figures/share.ts';
import { Trend } from '../../registry/figures/Trend.tsx';
import '../../registry/figures/figures.words.ts';
import { kinds, type ReadinessAddress } from './readiness-address.ts';
import { readinessQuery } from './readiness.api.ts';
import './readiness.words.ts';
import { ReadinessParts } from './ReadinessParts.tsx';
import { ReadinessPeople } from './ReadinessPeople.tsx';

type Props = {
  address: ReadinessAddress;
  isCoordinator: boolean;
  ownOrganizationId: number;
  onAddress: (address: ReadinessAddress) => void;
};

/** One question: who could not sign in through ЕСИА today? A number, its trend, the reasons, and the people behind them. */
export function ReadinessScreen({ address, isCoordinator, ownOrganizationId, onAddress }: Props) {
  const { t } = useTranslation('readiness');
  const query = useQuery(readinessQuery(address));
  if (query.isPending) return <ListSkeleton rows={8} height="3rem" />;
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const { data } = query;
  const organizationId = isCoordinator ? address.organization : ownOrganizationId;
  const kind = address.kind && { kind: address.kind };
  return (
    <div className={classes['screen']} aria-busy={query.isPlaceholderData}>
      <ScopePath path={data.path} onGo={(municipality) => onAddress({ ...kind, ...municipality })} />
      <ScreenHeading title={t('title')} note={data.name} />
      <SegmentedControl
        aria-label={t('kinds')}
        className={classes['kinds'] ?? ''}
        value={address.kind ?? 'all'}
        onChange={(value) => {
          const { kind: _, class: _class, ...rest } = address;
          const chosen = kinds.find((known) => known === value);
          onAddress(chosen ? { ...rest, kind: chosen } : rest);
        }}
        data={(['all', ...kinds] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      {data.people === 0 ? (
        <Empty title={t('nobody')}>{t('nobodyNote')}</Empty>
      ) : (
        <>
          <Sums readiness={data} />
          <Trend
            days={data.trend.map(({ day, ready, people }) => ({ day, part: ready, whole: people }))}
            partName={t('ready')}
          />
          <RankedBars
            title={t('reasons')}
            bars={data.reasons.map(({ reason, people }) => ({
              key: reason,
              label: t(`reason.${reason}`),
              count: people,
            }))}
            chosen={address.reason}
            onChoose={organizationId ? (reason) => onAddress({ ...address, reason }) : undefined}
          />
          {organizationId ? (
            <ReadinessPeople
              key={`${organizationId} ${address.kind} ${address.class} ${address.reason}`}
              organizationId={organizationId}
              address={address}
              isCoordinator={isCoordinator}
              classes={data.parts}
              onAddress={onAddress}
            />
          ) : null}
          <ReadinessParts parts={data.parts} address={address} onAddress={onAddress} />
        </>
      )}
    </div>
  );
}

function Sums({ readiness }: { readiness: Readiness }) {
  const { t } = useTranslation(['readiness', 'figures']);
  const { people, ready, signedIn } = readiness;
  return (
    <section className={classes['sums']} aria-label={t('sums')}>
      <p className={classes['main']}>
        <strong>{percent(ready, people)}</strong>
        <span>{t('couldSignIn', { ready: formatNumber(ready), people: formatNumber(people) })}</span>
      </p>
      <p>
        <strong>{formatNumber(people - ready)}</strong>
        <span>{t('couldNot')}</span>
      </p>
      <p>
        <strong>{percent(signedIn, people)}</strong>
        <span>{t('signedIn', { count: formatNumber(signedIn) })}</span>
      </p>
      {readiness.waitingSince ? <p className={classes['waiting']}>{t('figures:waiting')}</p> : null}
    </section>
  );
}
