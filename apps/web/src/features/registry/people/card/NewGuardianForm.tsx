import type { Card, CardSummary, DuplicateAnswer, GuardianLink } from '@gorodok/contract';
import { Alert, Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../../platform/http/problem-error.ts';
import { completeAnswer, LikelyPeople } from '../likely/LikelyPeople.tsx';
import { typedPerson } from '../likely/typed-person.ts';
import classes from './Card.module.css';
import { findPeople, postGuardian } from './card.api.ts';
import './card.words.ts';
import { ContactsSection } from './ContactsSection.tsx';
import { LinkFields } from './LinkFields.tsx';
import { PersonSection } from './PersonSection.tsx';
import { useNewPerson } from './use-new-person.ts';

/** Adds a guardian to a student: somebody who has a card in the school, or a new person. */
export function NewGuardianForm({ card, onEnd }: { card: Card; onEnd: () => void }) {
  const { t } = useTranslation('card');
  const queryClient = useQueryClient();
  const [link, setLink] = useState<GuardianLink>({
    relation: 'mother',
    startsOn: card.today,
    endsOn: null,
    maySee: true,
    maySign: true,
  });
  const [chosen, setChosen] = useState<CardSummary | 'new' | null>(null);
  const form = useNewPerson(card.today);
  const [answer, setAnswer] = useState<DuplicateAnswer | undefined>();
  const duplicates = completeAnswer(answer);
  const add = useMutation({
    mutationFn: () =>
      postGuardian(card.personId, {
        ...link,
        personId: chosen === 'new' || chosen === null ? null : chosen.personId,
        person: chosen === 'new' ? form.person : null,
        ...(duplicates && { duplicates }),
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['card'] });
      onEnd();
    },
  });
  return (
    <div className={classes['entry']} role="group" aria-label={t('addGuardian')}>
      {chosen === null ? (
        <PersonSearch onChoice={setChosen} />
      ) : chosen === 'new' ? (
        <div className={classes['wide']}>
          <PersonSection editing={form} today={card.today} />
          <ContactsSection editing={form} />
          <LikelyPeople
            typed={typedPerson('guardian', form.person, card.personId)}
            answer={answer}
            onAnswer={setAnswer}
          />
        </div>
      ) : (
        <p className={classes['wide']}>{t('chosen', { name: chosen.displayName })}</p>
      )}
      {chosen === null ? null : <LinkFields link={link} onLink={setLink} />}
      <div className={classes['add']}>
        {chosen === null ? null : (
          <Button
            loading={add.isPending}
            disabled={chosen === 'new' && !form.complete}
            onClick={() => add.mutate()}
          >
            {t('add')}
          </Button>
        )}
        <Button variant="subtle" color="gray" onClick={onEnd}>
          {t('cancel')}
        </Button>
      </div>
      {add.isError ? (
        <Alert color="red" className={classes['wide'] ?? ''}>
          {sentenceOfError(add.error)}
        </Alert>
      ) : null}
    </div>
  );
}

function PersonSearch({ onChoice }: { onChoice: (choice: CardSummary | 'new') => void }) {
  const { t } = useTranslation('card');
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), 250);
  const found = useQuery(findPeople(settled));
  return (
    <div className={classes['wide']}>
      <TextInput
        size="md"
        type="search"
        data-autofocus
        label={t('findPerson')}
        description={t('findPersonHint')}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <ul className={classes['found']} aria-live="polite">
        {found.data?.map((summary) => (
          <li key={summary.personId}>
            <button type="button" onClick={() => onChoice(summary)}>
              {summary.displayName} <small>{summary.context}</small>
            </button>
          </li>
        ))}
        {found.data?.length === 0 ? <li>{t('nobodyFound')}</li> : null}
        <li>
          <Button variant="light" onClick={() => onChoice('new')}>
            {t('newPerson')}
          </Button>
        </li>
      </ul>
    </div>
  );
}
