import type { CardSummary, GuardianLink, SignInFailure } from '@gorodok/contract';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { studentsQuery } from './sign-in-failures.api.ts';
import './sign-in-failures.words.ts';
import classes from './SignInFailuresScreen.module.css';
import type { Repair } from './use-repair.ts';

const relations = [
  'mother',
  'father',
  'guardian',
  'trustee',
  'parent',
] as const satisfies readonly GuardianLink['relation'][];

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
  const [relation, setRelation] = useState<GuardianLink['relation']>('mother');
  return (
    <div className={classes['repair']}>
      <NativeSelect
        label={t('relation')}
        value={relation}
        onChange={({ currentTarget: { value } }) =>
          setRelation(relations.find((known) => known === value) ?? 'parent')
        }
        data={relations.map((value) => ({ value, label: t(`relation.${value}`) }))}
      />
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

type ChooserProps = { action: string; pending: boolean; onChoose: (childId: number) => void };

/** A student of the organization by the beginning of the name; what is to be done stands beside each that is found. */
function ChildChooser({ action, pending, onChoose }: ChooserProps) {
  const { t } = useTranslation('signInFailures');
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search, 250);
  const found = useQuery(studentsQuery(settled));
  return (
    <>
      <TextInput
        type="search"
        label={t('child')}
        placeholder={t('childPlaceholder')}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <ul className={classes['children']} aria-live="polite">
        {(found.data?.cards ?? []).map((child: CardSummary) => (
          <li key={child.personId}>
            <span>
              {child.displayName} <small>{child.context}</small>
            </span>
            <Button size="xs" variant="light" loading={pending} onClick={() => onChoose(child.personId)}>
              {action}
            </Button>
          </li>
        ))}
        {found.data?.cards.length === 0 ? <li className={classes['soft']}>{t('noChild')}</li> : null}
      </ul>
    </>
  );
}
