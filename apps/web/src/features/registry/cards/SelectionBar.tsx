import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../platform/text/numbers.ts';
import { BulkDialog } from './BulkDialog.tsx';
import type { CardView } from './card-address.ts';
import './cards.words.ts';
import classes from './CardsScreen.module.css';
import { countTicked, selectionOf, type Ticked } from './selection.ts';

type Props = {
  view: CardView;
  search: string;
  ticked: Ticked;
  total: number;
  onAll: () => void;
  onNone: () => void;
};

/** What can be done with the ticked cards, at hand wherever in the list one is. */
export function SelectionBar({ view, search, ticked, total, onAll, onNone }: Props) {
  const { t } = useTranslation('cards');
  const [visible, setVisible] = useState<boolean | null>(null);
  const count = countTicked(ticked, total);
  if (count === 0) return null;
  return (
    <section
      className={classes['selection']}
      aria-label={t('selected', { count, total: formatNumber(count) })}
    >
      <strong>{t('selected', { count, total: formatNumber(count) })}</strong>
      {count < total ? (
        <Button variant="subtle" size="compact-md" onClick={onAll}>
          {t('selectAll')}
        </Button>
      ) : null}
      <Button variant="subtle" size="compact-md" onClick={onNone}>
        {t('unselect')}
      </Button>
      <Button variant="default" size="sm" onClick={() => setVisible(true)}>
        {t('showContacts')}
      </Button>
      <Button variant="default" size="sm" onClick={() => setVisible(false)}>
        {t('hideContacts')}
      </Button>
      {visible === null ? null : (
        <BulkDialog
          selection={selectionOf(ticked, view, search)}
          visible={visible}
          onClose={(done) => {
            setVisible(null);
            if (done) onNone();
          }}
        />
      )}
    </section>
  );
}
