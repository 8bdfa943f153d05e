import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue, useIntersection } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { capitalized } from '../../../platform/text/names.ts';
import { formatNumber } from '../../../platform/text/numbers.ts';
import { CardPanel } from '../people/CardPanel.tsx';
import { byName, cardKinds, type CardView } from './card-address.ts';
import { useColumns } from './card-columns.ts';
import { CardTable } from './CardTable.tsx';
import { cardsQuery } from './cards.api.ts';
import './cards.words.ts';
import classes from './CardsScreen.module.css';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { FilterChips, FiltersMenu } from './Filters.tsx';
import { SavedFilters } from './SavedFilters.tsx';
import { allTicked, noneTicked, type Ticked } from './selection.ts';
import { SelectionBar } from './SelectionBar.tsx';

type Props = {
  view: CardView;
  cardId: number | undefined;
  /** Whether the reader may change many cards at once. */
  mayChange: boolean;
  /** What else can be begun from here. */
  actions?: ReactNode;
  /** What other features know of the person whose card is open. */
  cardNote?: ReactNode;
  onView: (view: CardView) => void;
  onCard: (id: number | undefined) => void;
};

/** The cards of the organization. What is searched for is a name, so it stays out of the address. */
export function CardsScreen({ view, cardId, mayChange, actions, cardNote, onView, onCard }: Props) {
  const { t } = useTranslation('cards');
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), 200);
  const [columns, chooseColumns] = useColumns();
  const [ticked, setTicked] = useState<Ticked>(noneTicked);
  const cards = useInfiniteQuery(cardsQuery(view, settled));
  const pages = cards.data?.pages ?? [];
  const total = pages[0]?.total;
  const shown = pages.flatMap((page) => page.cards);
  const change = (next: CardView) => {
    setTicked(noneTicked);
    onView(next);
  };
  return (
    <>
      <ScreenHeading title={t('title')}>
        <SegmentedControl
          aria-label={t('kinds')}
          value={view.kind}
          onChange={(kind) => change({ kind, filters: {}, sort: byName })}
          data={cardKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
      </ScreenHeading>
      <div className={classes['bar']}>
        <SearchField
          value={search}
          onChange={(text) => {
            setTicked(noneTicked);
            setSearch(text);
          }}
        />
        <FiltersMenu view={view} onView={change} />
        <SavedFilters view={view} onView={change} />
        <ColumnsMenu kind={view.kind} columns={columns} onChoose={chooseColumns} />
        <ExportMenu view={view} search={settled} columns={columns} total={total ?? 0} />
        {actions}
      </div>
      <FilterChips view={view} onView={change} />
      <p className={classes['found']} role="status">
        {total === undefined ? null : t('total', { count: total, total: formatNumber(total) })}
        {pages[0]?.corrected ? (
          <strong>
            {t('corrected', { typed: settled, words: pages[0].corrected.map(capitalized).join(', ') })}
          </strong>
        ) : null}
      </p>
      {cards.isPending ? (
        <ListSkeleton rows={10} height="2.5rem" />
      ) : cards.isError ? (
        <Failure error={cards.error} onRetry={() => void cards.refetch()} />
      ) : total === 0 ? (
        <Nobody narrowed={settled !== '' || Object.keys(view.filters).length > 0} />
      ) : (
        <>
          <CardTable
            view={view}
            columns={columns}
            cards={shown}
            similar={pages[0]?.similar ?? []}
            stale={cards.isPlaceholderData}
            ticked={mayChange ? ticked : null}
            onTicked={setTicked}
            onSort={(sort) => onView({ ...view, sort })}
            onCard={onCard}
          />
          {cards.hasNextPage ? (
            <More loading={cards.isFetchingNextPage} onMore={() => void cards.fetchNextPage()} />
          ) : null}
          <SelectionBar
            view={view}
            search={settled}
            ticked={ticked}
            total={total ?? 0}
            onAll={() => setTicked(allTicked)}
            onNone={() => setTicked(noneTicked)}
          />
        </>
      )}
      {cardId === undefined ? null : (
        <CardPanel
          key={`${view.kind} ${cardId}`}
          kind={view.kind}
          id={cardId}
          note={cardNote}
          onClose={() => onCard(undefined)}
        />
      )}
    </>
  );
}

/** Focused at once where there is a keyboard; on a phone that would cover half of the list. */
function SearchField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const { t } = useTranslation('cards');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (window.matchMedia('(pointer: fine)').matches) field.current?.focus({ preventScroll: true });
  }, []);
  return (
    <TextInput
      ref={field}
      type="search"
      aria-label={t('search')}
      placeholder={t('search')}
      leftSection={<IconSearch aria-hidden size={18} />}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onChange('');
      }}
    />
  );
}

/** The next page comes when its place does; the button is for those who do without that. */
function More({ loading, onMore }: { loading: boolean; onMore: () => void }) {
  const { t } = useTranslation('cards');
  const { ref: place, entry } = useIntersection<HTMLDivElement>();
  const reached = entry?.isIntersecting ?? false;
  useEffect(() => {
    if (reached && !loading) onMore();
    // Told by the place alone: the function is another one each time.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [reached, loading]);
  return (
    <div ref={place}>
      <Button variant="default" mt="md" loading={loading} onClick={onMore}>
        {t('more')}
      </Button>
    </div>
  );
}

function Nobody({ narrowed }: { narrowed: boolean }) {
  const { t } = useTranslation('cards');
  if (narrowed) return <Empty title={t('nothingFound')}>{t('nothingFoundNote')}</Empty>;
  return (
    <Empty title={t('none')}>
      <p>{t('noneNote')}</p>
      <Link to="/imports">{t('toImports')}</Link>
    </Empty>
  );
}
