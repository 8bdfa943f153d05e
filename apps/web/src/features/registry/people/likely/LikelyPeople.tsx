import type { DuplicateAnswer, EntryCheck, LikelyPerson } from '@gorodok/contract';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../../platform/i18n/i18n.ts';
import { likelyPeopleQuery } from './likely.api.ts';
import classes from './Likely.module.css';
import './likely.words.ts';
import { MatchReasons } from './MatchReasons.tsx';
import { PersonLine } from './PersonLine.tsx';

export interface LikelyPeopleProps {
  typed: EntryCheck;
  answer: DuplicateAnswer | undefined;
  /** Undefined: neither taken nor explained. `person` is whoever is taken. */
  onAnswer: (answer: DuplicateAnswer | undefined, person?: LikelyPerson) => void;
}

/** While a card is typed: who of the region may be the same, with the way to take the card there is or to go on with a reason. */
export function LikelyPeople({ typed, answer, onAnswer }: LikelyPeopleProps) {
  const { t } = useTranslation('likely');
  const language = useLanguage();
  const [settled] = useDebouncedValue(typed, 400);
  const [explains, setExplains] = useState(false);
  const [opened, setOpened] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (opened) place.current?.scrollIntoView({ block: 'nearest' });
  }, [opened]);
  const query = useQuery(likelyPeopleQuery(settled));
  const people = query.data?.people ?? [];
  const taken =
    answer && 'take' in answer ? people.find(({ personId }) => personId === answer.take) : undefined;
  const [first] = people;
  if (query.isError)
    return (
      <p className={classes['soft']} role="status">
        {t('checkFailed', { reason: sentenceOfError(query.error) })}
      </p>
    );
  const zone = first?.zone ?? 'possible';
  return (
    <div aria-live="polite" ref={place} className={classes['place']} data-opened={opened || undefined}>
      {!first ? null : taken ? (
        <div className={classes['warning']}>
          <p>{t('taken', { name: taken.displayName })}</p>
          <Button variant="default" onClick={() => onAnswer(undefined)}>
            {t('cancelTaken')}
          </Button>
        </div>
      ) : (
        <section className={classes['warning']} data-zone={zone}>
          <header>
            <h3>{t(`title.${zone}`)}</h3>
            {opened ? null : (
              <Button variant="default" onClick={() => setOpened(true)}>
                {t('look')}
              </Button>
            )}
          </header>
          {opened ? (
            <>
              <p className={classes['soft']}>{t(zone === 'possible' ? 'notePossible' : 'note')}</p>
              <ul>
                {people.map((person) => (
                  <li key={person.personId}>
                    <PersonLine person={person} language={language} />
                    <MatchReasons reasons={person.reasons} />
                    {person.mayTake ? (
                      <div>
                        <Button variant="light" onClick={() => onAnswer({ take: person.personId }, person)}>
                          {t('take')}
                        </Button>
                      </div>
                    ) : person.masked && person.zone !== 'possible' ? (
                      <p className={classes['soft']}>{t('ask')}</p>
                    ) : null}
                  </li>
                ))}
              </ul>
              {!query.data?.needsAnswer ? null : explains ? (
                <TextInput
                  label={t('because')}
                  description={t('becauseHint')}
                  maxLength={300}
                  value={answer && 'createBecause' in answer ? answer.createBecause : ''}
                  onChange={({ currentTarget: { value } }) =>
                    onAnswer(value === '' ? undefined : { createBecause: value })
                  }
                />
              ) : (
                <div>
                  <Button variant="subtle" color="gray" onClick={() => setExplains(true)}>
                    {t('createAnyway')}
                  </Button>
                </div>
              )}
            </>
          ) : null}
        </section>
      )}
    </div>
  );
}

/** Only an answer that the server takes: a reason of three letters at least. */
export const completeAnswer = (answer: DuplicateAnswer | undefined): DuplicateAnswer | undefined =>
  answer && 'createBecause' in answer && answer.createBecause.trim().length < 3 ? undefined : answer;
