import type { CardKind, CardSummary } from '@gorodok/contract';
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Empty, Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { formatDay } from '../../../platform/text/dates.ts';
import { formatNumber } from '../../../platform/text/numbers.ts';
import { CardPanel } from './CardPanel.tsx';
import classes from './CardsScreen.module.css';
import { cardsQuery } from './people.api.ts';
import './people.words.ts';

const kinds = ['student', 'guardian', 'employee'] as const satisfies CardKind[];

type Props = {
  kind: CardKind;
  cardId: number | undefined;
  onKind: (kind: CardKind) => void;
  onCard: (id: number | undefined) => void;
};

/** The cards of the organization. What is searched for is a name, so it stays out of the address. */
export function CardsScreen({ kind, cardId, onKind, onCard }: Props) {
  const { t } = useTranslation('people');
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), 250);
  const cards = useInfiniteQuery(cardsQuery(kind, settled));
  const total = cards.data?.pages[0]?.total;
  return (
    <>
      <ScreenHeading title={t('title')}>
        <SegmentedControl
          aria-label={t('kinds')}
          value={kind}
          onChange={onKind}
          data={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
      </ScreenHeading>
      <div className={classes['bar']}>
        <TextInput
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch aria-hidden size={18} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          data-autofocus
        />
        <span role="status">
          {total === undefined ? null : t('total', { count: total, total: formatNumber(total) })}
        </span>
      </div>
      {cards.isPending ? (
        <ListSkeleton rows={10} height="2.5rem" />
      ) : cards.isError ? (
        <Failure error={cards.error} onRetry={() => void cards.refetch()} />
      ) : total === 0 ? (
        <Nobody searched={settled !== ''} />
      ) : (
        <>
          <CardTable
            kind={kind}
            cards={cards.data.pages.flatMap((page) => page.cards)}
            stale={cards.isPlaceholderData}
            onCard={onCard}
          />
          {cards.hasNextPage ? (
            <Button
              variant="default"
              mt="md"
              loading={cards.isFetchingNextPage}
              onClick={() => void cards.fetchNextPage()}
            >
              {t('more')}
            </Button>
          ) : null}
        </>
      )}
      {cardId === undefined ? null : (
        <CardPanel key={`${kind} ${cardId}`} kind={kind} id={cardId} onClose={() => onCard(undefined)} />
      )}
    </>
  );
}

function Nobody({ searched }: { searched: boolean }) {
  const { t } = useTranslation('people');
  if (searched) return <Empty title={t('nothingFound')}>{t('nothingFoundNote')}</Empty>;
  return (
    <Empty title={t('none')}>
      <p>{t('noneNote')}</p>
      <Link to="/imports">{t('toImports')}</Link>
    </Empty>
  );
}

type TableProps = { kind: CardKind; cards: CardSummary[]; stale: boolean; onCard: (id: number) => void };

function CardTable({ kind, cards, stale, onCard }: TableProps) {
  const { t } = useTranslation('people');
  const language = useLanguage();
  return (
    <table className={classes['table']} aria-busy={stale}>
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t(`context.${kind}`)}</th>
          <th scope="col">{t('birthDate')}</th>
          <th scope="col">{t('snils')}</th>
        </tr>
      </thead>
      <tbody>
        {cards.map(({ personId, displayName, context, birthDate, hasSnils }) => (
          <tr key={personId}>
            <th scope="row">
              <button type="button" onClick={() => onCard(personId)}>
                {displayName}
              </button>
            </th>
            <td data-label={t(`context.${kind}`)}>{context}</td>
            <td data-label={t('birthDate')}>{birthDate ? formatDay(birthDate, language) : '—'}</td>
            <td data-label={t('snils')} data-missing={!hasSnils}>
              {t(hasSnils ? 'hasSnils' : 'noSnils')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
