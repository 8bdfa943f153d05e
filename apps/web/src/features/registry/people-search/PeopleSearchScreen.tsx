import type { FoundPeople, FoundPerson, PeopleSearch } from '@gorodok/contract';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Empty, Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { formatDay } from '../../../platform/text/dates.ts';
import { capitalized } from '../../../platform/text/names.ts';
import { peopleQuery } from './people-search.api.ts';
import './people-search.words.ts';
import classes from './PeopleSearchScreen.module.css';

type Reason = NonNullable<PeopleSearch['reason']>;
const reasons = [
  'sign_in_help',
  'duplicate_check',
  'request_of_citizen',
  'request_of_authority',
  'transfer_between_organizations',
] as const satisfies readonly Reason[];

/** A coordinator looks for somebody in his municipality, or in the region. Nothing of it stands in the address. */
export function PeopleSearchScreen() {
  const { t } = useTranslation('people-search');
  const [asked, setAsked] = useState<PeopleSearch | null>(null);
  const people = useQuery({ ...peopleQuery(asked ?? { search: '' }), enabled: asked !== null });
  return (
    <>
      <ScreenHeading title={t('title')} note={t('note')} />
      <SearchForm
        pending={people.isFetching}
        onAsk={(search) => {
          if (JSON.stringify(search) === JSON.stringify(asked)) void people.refetch();
          else setAsked(search);
        }}
      />
      {asked === null ? (
        <Empty title={t('start')}>{t('startNote')}</Empty>
      ) : people.isPending ? (
        <ListSkeleton rows={5} height="4rem" />
      ) : people.isError ? (
        <Failure error={people.error} onRetry={() => void people.refetch()} />
      ) : people.data.people.length === 0 ? (
        <Empty title={t('nothing')}>{t('nothingNote')}</Empty>
      ) : (
        <Found
          found={people.data}
          reason={asked.reason}
          onReason={(reason) => {
            const { reason: _before, ...search } = asked;
            setAsked({ ...search, ...(reason && { reason }) });
          }}
        />
      )}
    </>
  );
}

type FormProps = { pending: boolean; onAsk: (search: PeopleSearch) => void };

function SearchForm({ pending, onAsk }: FormProps) {
  const { t } = useTranslation('people-search');
  const [search, setSearch] = useState('');
  const [birthDate, setBirthDate] = useState('');
  const text = search.trim();
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.length >= 2) onAsk({ search: text, ...(birthDate && { birthDate }) });
      }}
    >
      <TextInput
        type="search"
        label={t('search')}
        leftSection={<IconSearch aria-hidden size={18} />}
        maxLength={100}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('birthDate')}
        value={birthDate}
        onChange={(event) => setBirthDate(event.currentTarget.value)}
      />
      <Button type="submit" disabled={text.length < 2} loading={pending}>
        {t('find')}
      </Button>
    </form>
  );
}

type FoundProps = {
  found: FoundPeople;
  reason: Reason | undefined;
  onReason: (reason: Reason | undefined) => void;
};

function Found({ found, reason, onReason }: FoundProps) {
  const { t } = useTranslation('people-search');
  const { people, corrected, more } = found;
  return (
    <>
      <div className={classes['head']}>
        <p role="status">
          {more ? t('more', { count: people.length }) : t('found', { count: people.length })}
          {corrected === null ? null : corrected.length === 0 ? (
            <strong>{t('corrected')}</strong>
          ) : (
            <strong>{t('correctedTo', { words: corrected.map(capitalized).join(', ') })}</strong>
          )}
        </p>
        <NativeSelect
          label={t('reason')}
          value={reason ?? ''}
          onChange={(event) => onReason(reasons.find((known) => known === event.currentTarget.value))}
          data={[
            { value: '', label: t('reason.none') },
            ...reasons.map((value) => ({ value, label: t(`reason.${value}`) })),
          ]}
        />
      </div>
      <ul className={classes['people']}>
        {people.map((person) => (
          <Person key={person.personId} person={person} />
        ))}
      </ul>
    </>
  );
}

function Person({ person }: { person: FoundPerson }) {
  const { t } = useTranslation('people-search');
  const language = useLanguage();
  const { displayName, born, cards } = person;
  return (
    <li>
      <h2>
        {displayName}
        {born === null ? null : (
          <small>{t('born', { born: born.length > 4 ? formatDay(born, language) : born })}</small>
        )}
      </h2>
      <ul>
        {cards.map(({ kind, organizationId, organizationName }) => (
          <li key={`${kind} ${organizationId}`}>
            {organizationName}, {t(`kind.${kind}`)}
          </li>
        ))}
      </ul>
    </li>
  );
}
