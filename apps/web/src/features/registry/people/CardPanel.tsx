import type { Card, CardKind } from '@gorodok/contract';
import { Drawer, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, ListSkeleton } from '../../../platform/interface/States.tsx';
import { cardQuery } from './card/card.api.ts';
import classes from './card/Card.module.css';
import './card/card.words.ts';
import { CardConsents } from './card/CardConsents.tsx';
import { CardHistory } from './card/CardHistory.tsx';
import { CardWork } from './card/CardWork.tsx';
import './people.words.ts';

type Props = {
  kind: CardKind;
  id: number;
  /** What other features know of the person. */
  note?: ReactNode;
  onClose: () => void;
};

/** A card beside the list, so that the place in the list is not lost; on a phone it takes the whole screen. */
export function CardPanel({ kind, id, note, onClose }: Props) {
  const { t } = useTranslation(['card', 'people']);
  const narrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const card = useQuery(cardQuery(kind, id));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={narrow ? '100%' : '46rem'}
      title={card.data?.displayName ?? t(`people:kind.${kind}`)}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ title: classes['title'] ?? '' }}
    >
      {card.isPending ? (
        <ListSkeleton rows={7} height="2.75rem" />
      ) : card.isError ? (
        <Failure error={card.error} onRetry={() => void card.refetch()} />
      ) : (
        <Parts kind={kind} card={card.data} note={note} />
      )}
    </Drawer>
  );
}

type Part = 'card' | 'consents' | 'history';

function Parts({ kind, card, note }: { kind: CardKind; card: Card; note: ReactNode }) {
  const { t } = useTranslation('card');
  const [part, setPart] = useState<Part>('card');
  const parts: Part[] = card.may.readHistory ? ['card', 'consents', 'history'] : ['card', 'consents'];
  return (
    <>
      {card.classGroupName ? (
        <p className={classes['context']}>{t('classGroup', { name: card.classGroupName })}</p>
      ) : null}
      <SegmentedControl
        fullWidth
        className={classes['parts'] ?? ''}
        aria-label={t('parts')}
        value={part}
        onChange={setPart}
        data={parts.map((value) => ({ value, label: t(`part.${value}`) }))}
      />
      {part === 'card' ? (
        <CardWork kind={kind} card={card} note={note} onConsents={() => setPart('consents')} />
      ) : part === 'consents' ? (
        <CardConsents kind={kind} card={card} />
      ) : (
        <CardHistory kind={kind} id={card.personId} />
      )}
    </>
  );
}
