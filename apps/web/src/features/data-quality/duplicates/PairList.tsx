import type { DuplicatePair, PersonInPair } from '@gorodok/contract';
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Empty, Failure, ListSkeleton } from '../../../platform/interface/States.tsx';
import { MatchReasons } from '../../registry/people/likely/MatchReasons.tsx';
import { PersonLine } from '../../registry/people/likely/PersonLine.tsx';
import type { DuplicatesAddress, Show } from './duplicates-address.ts';
import { pairsQuery } from './duplicates.api.ts';
import './duplicates.words.ts';
import classes from './Duplicates.module.css';

/** The pairs of where one stands, the likeliest first. */
export function PairList({ address, show }: { address: DuplicatesAddress; show: Show }) {
  const { t } = useTranslation('duplicates');
  const { kind, municipality, organization, class: classGroupId } = address;
  const query = useInfiniteQuery(
    pairsQuery({
      show,
      ...(kind && { kind }),
      ...(organization ? { organizationId: organization } : municipality && { municipalityId: municipality }),
      ...(classGroupId && { classGroupId }),
    }),
  );
  if (query.isPending) return <ListSkeleton rows={4} height="8rem" />;
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const pairs = query.data.pages.flatMap((page) => page.pairs);
  const title = `duplicate-pairs-${show}`;
  if (pairs.length === 0) return <Empty title={t('nonePairs')}>{t('nonePairsNote')}</Empty>;
  return (
    <section className={classes['pairs']} aria-labelledby={title}>
      <h2 id={title}>{t(`show.${show}`)}</h2>
      <ul>
        {pairs.map((pair) => (
          <Pair key={`${pair.one.personId} ${pair.other.personId}`} pair={pair} />
        ))}
      </ul>
      {query.hasNextPage ? (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('more')}
        </Button>
      ) : null}
    </section>
  );
}

function Pair({ pair }: { pair: DuplicatePair }) {
  const { t } = useTranslation('duplicates');
  const { one, other, reasons, vetoes, requested } = pair;
  return (
    <li>
      <div className={classes['two']}>
        <Person person={one} />
        <Person person={other} />
      </div>
      <MatchReasons reasons={reasons} vetoes={vetoes} most={4} />
      {requested ? (
        <p className={classes['asked']}>
          {t('requestedBy', { name: requested.organizationName, reason: requested.reason })}
        </p>
      ) : null}
      <Link
        className={classes['open'] ?? ''}
        to="/duplicates/merge"
        search={{ a: one.personId, b: other.personId }}
      >
        {t('compare')}
      </Link>
    </li>
  );
}

function Person({ person }: { person: PersonInPair }) {
  const language = useLanguage();
  return (
    <div className={classes['person']}>
      <PersonLine person={person} language={language} />
    </div>
  );
}
