import type { CardSummary } from '@gorodok/contract';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { studentsQuery } from './sign-in-failures.api.ts';
import './sign-in-failures.words.ts';
import classes from './SignInFailuresScreen.module.css';

type ChooserProps = { action: string; pending: boolean; onChoose: (childId: number) => void };

/** A student of the organization by the beginning of the name; what is to be done stands beside each that is found. */
export function ChildChooser({ action, pending, onChoose }: ChooserProps) {
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
