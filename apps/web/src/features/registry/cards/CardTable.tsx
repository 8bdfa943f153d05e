import type { CardColumn, CardSort, CardSummary } from '@gorodok/contract';
import { ageOn } from '@gorodok/identifiers';
import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatDay } from '../../../platform/text/dates.ts';
import type { CardView } from './card-address.ts';
import './cards.words.ts';
import classes from './CardsScreen.module.css';
import { allTicked, isTicked, noneTicked, toggled, type Ticked } from './selection.ts';

type Props = {
  view: CardView;
  columns: readonly CardColumn[];
  cards: CardSummary[];
  /** Shown below, since they match only nearly. */
  similar: CardSummary[];
  stale: boolean;
  /** Null where nothing can be done with many cards. */
  ticked: Ticked | null;
  onTicked: (ticked: Ticked) => void;
  onSort: (sort: CardSort) => void;
  onCard: (id: number) => void;
};

export function CardTable(props: Props) {
  const { columns, cards, similar, stale, ticked, onTicked } = props;
  const { t } = useTranslation('cards');
  const width = columns.length + (ticked ? 1 : 0);
  return (
    <table className={classes['table']} aria-busy={stale}>
      <thead>
        <tr>
          {ticked ? (
            <th scope="col" className={classes['tick']}>
              <Checkbox
                size="sm"
                aria-label={t('selectAll')}
                checked={ticked.all && ticked.except.size === 0}
                indeterminate={ticked.all ? ticked.except.size > 0 : ticked.ids.size > 0}
                onChange={() => onTicked(ticked.all ? noneTicked : allTicked)}
              />
            </th>
          ) : null}
          {columns.map((column) => (
            <Heading key={column} column={column} {...props} />
          ))}
        </tr>
      </thead>
      <tbody>
        {cards.map((card) => (
          <Row key={card.personId} card={card} {...props} />
        ))}
      </tbody>
      {similar.length > 0 ? (
        <tbody>
          <tr className={classes['similar']}>
            <th scope="rowgroup" colSpan={width}>
              {t('similar')}
            </th>
          </tr>
          {similar.map((card) => (
            <Row key={card.personId} card={card} {...props} />
          ))}
        </tbody>
      ) : null}
    </table>
  );
}

const sortKeyOf: Partial<Record<CardColumn, CardSort['by']>> = {
  name: 'name',
  context: 'context',
  birth_date: 'birth_date',
};

function Heading({ column, view, onSort }: { column: CardColumn } & Props) {
  const { t } = useTranslation('cards');
  const label = column === 'context' ? t(`context.${view.kind}`) : t(`column.${column}`);
  const by = sortKeyOf[column];
  if (!by) return <th scope="col">{label}</th>;
  const current = view.sort.by === by ? view.sort.direction : undefined;
  const Arrow = current === 'descending' ? IconArrowDown : IconArrowUp;
  return (
    <th scope="col" aria-sort={current ?? 'none'}>
      <button
        type="button"
        onClick={() => onSort({ by, direction: current === 'ascending' ? 'descending' : 'ascending' })}
      >
        {label}
        {current ? <Arrow aria-hidden size={14} /> : null}
      </button>
    </th>
  );
}

function Row({ card, columns, view, ticked, onTicked, onCard }: { card: CardSummary } & Props) {
  const { t } = useTranslation('cards');
  const { personId, displayName } = card;
  return (
    <tr data-ticked={ticked !== null && isTicked(ticked, personId)}>
      {ticked ? (
        <td className={classes['tick']}>
          <Checkbox
            size="sm"
            aria-label={t('select', { name: displayName })}
            checked={isTicked(ticked, personId)}
            onChange={() => onTicked(toggled(ticked, personId))}
          />
        </td>
      ) : null}
      {columns.map((column) =>
        column === 'name' ? (
          <th key={column} scope="row">
            <button type="button" onClick={() => onCard(personId)}>
              {displayName}
            </button>
          </th>
        ) : (
          <Cell key={column} column={column} card={card} view={view} />
        ),
      )}
    </tr>
  );
}

type CellProps = { column: Exclude<CardColumn, 'name'>; card: CardSummary; view: CardView };

function Cell({ column, card, view }: CellProps) {
  const { t } = useTranslation('cards');
  const language = useLanguage();
  const label = column === 'context' ? t(`context.${view.kind}`) : t(`column.${column}`);
  const { birthDate, context } = card;
  if (column === 'context') return <td data-label={label}>{context || '—'}</td>;
  if (column === 'birth_date')
    return <td data-label={label}>{birthDate ? formatDay(birthDate, language) : '—'}</td>;
  if (column === 'age') return <td data-label={label}>{birthDate ? ageOn(birthDate, today()) : '—'}</td>;
  const there = { snils: card.hasSnils, document: card.hasDocument, contact: card.hasContact }[column];
  return (
    <td data-label={label} data-missing={!there}>
      {t(there ? 'there' : 'missing')}
    </td>
  );
}

/** `YYYY-MM-DD` where the reader is; Sweden writes dates as ISO 8601 does. */
const today = () => new Date().toLocaleDateString('sv-SE');
