import type { SignInFailure } from '@gorodok/contract';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChildChooser } from './ChildChooser.tsx';
import { NewCard } from './NewCard.tsx';
import { RelationSelect, type Relation } from './RelationSelect.tsx';
import './sign-in-failures.words.ts';
import classes from './SignInFailuresScreen.module.css';
import type { Repair } from './use-repair.ts';

type Props = { failure: SignInFailure; repair: Repair };

/** What mends the attempt beside taking data over into a card. */
export function Repairs({ failure, repair }: Props) {
  const { t } = useTranslation('signInFailures');
  const [person, other] = failure.nearestCards;
  const simple = (['unblock', 'unlink'] as const).find((known) => failure.repairs.includes(known));
  if (simple && person)
    return (
      <div>
        <Button
          loading={repair.isPending}
          onClick={() => repair.mutate({ repair: simple, personId: person.personId })}
        >
          {t(simple)}
        </Button>
      </div>
    );
  if (failure.repairs.includes('link_child') && person)
    return <LinkChild personId={person.personId} repair={repair} />;
  if (failure.repairs.includes('create_guardian')) return <NewCard repair={repair} />;
  if (failure.reason === 'several_cards_match' && person && other)
    return (
      <Link
        className={classes['merge'] ?? ''}
        to="/duplicates/merge"
        search={{ a: person.personId, b: other.personId }}
      >
        {t('compareCards')}
      </Link>
    );
  return failure.repairs.includes('send_memo') ? <SendMemo repair={repair} /> : null;
}

function LinkChild({ personId, repair }: { personId: number; repair: Repair }) {
  const { t } = useTranslation('signInFailures');
  const [relation, setRelation] = useState<Relation>('mother');
  return (
    <div className={classes['repair']}>
      <RelationSelect value={relation} onChange={setRelation} />
      <ChildChooser
        action={t('link')}
        pending={repair.isPending}
        onChoose={(childId) => repair.mutate({ repair: 'link_child', personId, childId, relation })}
      />
    </div>
  );
}

function SendMemo({ repair }: { repair: Repair }) {
  const { t } = useTranslation('signInFailures');
  return (
    <div className={classes['repair']}>
      <ChildChooser
        action={t('sendMemo')}
        pending={repair.isPending}
        onChoose={(childId) => repair.mutate({ repair: 'send_memo', childId })}
      />
    </div>
  );
}
