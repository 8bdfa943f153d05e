import type { Card } from '@gorodok/contract';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage, wordFor } from '../../../../platform/i18n/i18n.ts';
import { formatMoment } from '../../../../platform/text/dates.ts';
import classes from './Card.module.css';
import type { Conflict } from './card-draft.ts';
import './card.words.ts';
import { shownValue } from './shown-value.ts';
import type { CardEditing } from './use-card-editing.ts';

/** What somebody else has changed too: was, is now, and is wished here; one of the last two is chosen for each. */
export function Conflicts({ card, editing }: { card: Card; editing: CardEditing }) {
  const { t } = useTranslation('card');
  const language = useLanguage();
  return (
    <section className={classes['conflicts']} role="alert">
      <h3>{t('conflictTitle')}</h3>
      {card.lastChange ? (
        <p>
          {t('conflictBy', { name: card.lastChange.by, moment: formatMoment(card.lastChange.at, language) })}
        </p>
      ) : null}
      <ul>
        {editing.conflicts.map((conflict) => (
          <ConflictRow
            key={conflict.place}
            conflict={conflict}
            onChoice={(choice) => editing.settle(conflict, choice)}
          />
        ))}
      </ul>
    </section>
  );
}

type RowProps = { conflict: Conflict; onChoice: (choice: 'theirs' | 'yours') => void };

function ConflictRow({ conflict: { place, was, theirs, yours }, onChoice }: RowProps) {
  const { t } = useTranslation('card');
  const language = useLanguage();
  const [part = '', name = ''] = place.split('.');
  const field = part === 'fields' || part === 'employment' ? name : part;
  const shown = (value: unknown) =>
    value === null && field !== name ? t('removed') : shownValue(field, value, language);
  return (
    <li>
      <strong>{wordFor('card', `field.${field}`, field)}</strong>
      <span>
        {t('conflictWas')}: <s>{shown(was)}</s>
      </span>
      <Button variant="default" onClick={() => onChoice('theirs')}>
        {t('keepTheirs', { value: shown(theirs) })}
      </Button>
      <Button variant="light" onClick={() => onChoice('yours')}>
        {t('keepYours', { value: shown(yours) })}
      </Button>
    </li>
  );
}
