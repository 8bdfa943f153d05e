import type { Role } from '@gorodok/contract';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import classes from './Administrators.module.css';
import { employeesQuery, placesQuery } from './delegation.api.ts';
import './delegation.words.ts';

export type Picked = { id: number; name: string; note?: string };

type PickerProps = { picked: Picked | null; onPick: (picked: Picked | null) => void };

export function PlacePicker({ role, ...rest }: PickerProps & { role: Role }) {
  const { t } = useTranslation('delegation');
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), 250);
  const places = useQuery(placesQuery(role, settled));
  // Where there is nothing to choose from, nothing is asked.
  const [only, ...others] = search === '' ? (places.data?.organizations ?? []) : [];
  const { picked, onPick } = rest;
  useEffect(() => {
    if (only && others.length === 0 && !picked) onPick(only);
  }, [only, others.length, picked, onPick]);
  return (
    <Picker
      label={t('place')}
      search={search}
      onSearch={setSearch}
      found={places.data?.organizations}
      error={places.error}
      {...rest}
    />
  );
}

export function EmployeePicker({ organizationId, ...rest }: PickerProps & { organizationId: number }) {
  const { t } = useTranslation('delegation');
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), 250);
  const employees = useQuery(employeesQuery(organizationId, settled));
  return (
    <Picker
      label={t('employee')}
      search={search}
      onSearch={setSearch}
      found={employees.data?.employees.map(({ personId, displayName, positions }) => ({
        id: personId,
        name: displayName,
        note: positions.join(', '),
      }))}
      error={employees.error}
      {...rest}
    />
  );
}

type ListProps = PickerProps & {
  label: string;
  search: string;
  onSearch: (text: string) => void;
  found: readonly Picked[] | undefined;
  error: unknown;
};

/** A search with its findings below it; what is picked stands in their place. */
function Picker({ label, search, onSearch, found, error, picked, onPick }: ListProps) {
  const { t } = useTranslation('delegation');
  if (picked)
    return (
      <div className={classes['picked']}>
        <small>{label}</small>
        <strong>{picked.name}</strong>
        <Button variant="default" size="sm" onClick={() => onPick(null)}>
          {t('pickAnother')}
        </Button>
      </div>
    );
  return (
    <div>
      <TextInput
        type="search"
        label={label}
        autoComplete="off"
        value={search}
        error={error ? sentenceOfError(error) : undefined}
        onChange={(event) => onSearch(event.currentTarget.value)}
      />
      <ul className={classes['found']} aria-label={label}>
        {found?.map((option) => (
          <li key={option.id}>
            <button type="button" onClick={() => onPick(option)}>
              {option.name}
              {option.note ? <small>{option.note}</small> : null}
            </button>
          </li>
        ))}
      </ul>
      <p className={classes['soft']} role="status">
        {found?.length === 0 ? t('nothing') : null}
      </p>
    </div>
  );
}
