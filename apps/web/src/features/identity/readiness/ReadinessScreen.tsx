import type { Readiness } from '@gorodok/contract';
import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty, Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { formatNumber } from '../../../platform/text/numbers.ts';
import { kinds, type ReadinessAddress } from './readiness-address.ts';
import { readinessQuery } from './readiness.api.ts';
import './readiness.words.ts';
import classes from './Readiness.module.css';
import { ReadinessParts } from './ReadinessParts.tsx';
import { ReadinessPeople } from './ReadinessPeople.tsx';
import { ReadinessTrend } from './ReadinessTrend.tsx';
import { percent } from './share.ts';

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
      <Path path={data.path} onGo={(municipality) => onAddress({ ...kind, ...municipality })} />
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
          <ReadinessTrend trend={data.trend} />
          <Reasons
            readiness={data}
            chosen={address.reason}
            onReason={
              organizationId ? (reason) => onAddress({ ...address, ...(reason && { reason }) }) : undefined
            }
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

function Path({ path, onGo }: { path: Readiness['path']; onGo: (to: { municipality?: number }) => void }) {
  const { t } = useTranslation('readiness');
  if (path.length === 0) return null;
  return (
    <nav aria-label={t('path')} className={classes['path']}>
      {path.map(({ id, name }) => (
        <button key={id ?? 0} type="button" onClick={() => onGo(id === null ? {} : { municipality: id })}>
          {name}
        </button>
      ))}
    </nav>
  );
}

function Sums({ readiness }: { readiness: Readiness }) {
  const { t } = useTranslation('readiness');
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
      {readiness.waitingSince ? <p className={classes['waiting']}>{t('waiting')}</p> : null}
    </section>
  );
}

type ReasonsProps = {
  readiness: Readiness;
  chosen: ReadinessAddress['reason'];
  onReason: ((reason: ReadinessAddress['reason']) => void) | undefined;
};

/** Why not, the commonest first. In an organization each leads to its people. */
function Reasons({ readiness, chosen, onReason }: ReasonsProps) {
  const { t } = useTranslation('readiness');
  const { reasons } = readiness;
  if (reasons.length === 0) return null;
  const most = Math.max(...reasons.map(({ people }) => people));
  return (
    <section className={classes['reasons']} aria-labelledby="readiness-reasons">
      <h2 id="readiness-reasons">{t('reasons')}</h2>
      <ul>
        {reasons.map(({ reason, people }) => (
          <li key={reason}>
            <span
              className={classes['bar']}
              style={{ inlineSize: `${(100 * people) / most}%` }}
              aria-hidden
            />
            {onReason ? (
              <button type="button" aria-pressed={chosen === reason} onClick={() => onReason(reason)}>
                {t(`reason.${reason}`)}
              </button>
            ) : (
              <span>{t(`reason.${reason}`)}</span>
            )}
            <strong>{formatNumber(people)}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
