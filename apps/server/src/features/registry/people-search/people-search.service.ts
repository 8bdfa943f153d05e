import type { FoundPeople, PeopleSearch } from '@gorodok/contract';
import type { Actor } from '#platform/actor/actor.ts';
import { recordReads } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import {
  asTyped,
  correctionsOf,
  inWholeWords,
  NameDictionary,
  snilsIn,
  wordsShown,
  type Understanding,
} from '../name-search/index.ts';
import { fullName } from '../people/index.ts';
import { byNameAndBirthDate, bySnils, byWholeWords, listFound, type Found } from './found-people.read.ts';
import { masked, unmasked, unmaskings } from './masking.ts';

const mostShown = 50;

interface Finding {
  by: 'snils' | 'name_and_birth_date' | 'name';
  people: Found[];
  corrected: string[] | null;
}

export const peopleSearchService = (database: Database) => ({
  /** Names are masked where no reason is given; with one, whose names were shown is recorded, each with the reason. */
  async search(actor: Actor, query: PeopleSearch): Promise<FoundPeople> {
    const { reason } = query;
    const { by, people, corrected } = await find(database, actor, query);
    const shown = people.slice(0, mostShown);
    await recordReads(database, actor, [
      { action: 'people.searched', details: { by, count: shown.length, reason: reason ?? null } },
      ...(reason === undefined ? [] : unmaskings(shown, reason)),
    ]);
    return {
      people: shown.map(reason === undefined ? masked : unmasked),
      masked: reason === undefined,
      more: people.length > mostShown,
      // The words that were found in place of misspelt ones are parts of names.
      corrected: reason === undefined ? corrected && [] : corrected,
    };
  },
});

async function find(database: Database, actor: Actor, { search, birthDate }: PeopleSearch): Promise<Finding> {
  const snils = snilsIn(search);
  if (snils !== undefined)
    return {
      by: 'snils',
      people: await listFound(database, actor, bySnils(snils), mostShown + 1),
      corrected: null,
    };
  const by = birthDate === undefined ? 'name' : 'name_and_birth_date';
  const dictionary = new NameDictionary(database);
  const attempt = async (understanding: Understanding): Promise<Found[]> => {
    if (birthDate !== undefined)
      return listFound(database, actor, byNameAndBirthDate(understanding.words, birthDate), mostShown + 1);
    const { words } = await inWholeWords(dictionary, understanding);
    if (words.some(({ whole }) => whole.length === 0)) return [];
    return listFound(database, actor, byWholeWords(words), mostShown + 1);
  };
  const typed = asTyped(search);
  if (typed.words.length === 0) return { by, people: [], corrected: null };
  const people = await attempt(typed);
  if (people.length > 0) return { by, people, corrected: null };
  for await (const correction of correctionsOf(dictionary, search)) {
    const people = await attempt(correction);
    if (people.length > 0) return { by, people, corrected: wordsShown(correction, people.map(fullName)) };
  }
  return { by, people: [], corrected: null };
}
