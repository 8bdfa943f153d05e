import { Value } from 'typebox/value';
import { CardList, type CardQuery, type CardSearch } from '@gorodok/contract';
import type { Actor } from '#platform/actor/actor.ts';
import { recordReads } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import {
  asTyped,
  correctionsOf,
  mayBeFoundAsTyped,
  NameDictionary,
  snilsIn,
  wordsShown,
} from '../name-search/index.ts';
import type { WantedCards } from './card-conditions.ts';
import { findCardPage, readCardPage, type CardPage } from './card-page.read.ts';
import { placeOf } from './card-place.ts';

const usualPage = 50;
/** So few found that the word itself may be the misspelt one: «Семенова», where «Семенов» was meant. */
const few = 10;
const mostSimilar = 10;

const nobody: CardList = { cards: [], total: 0, next: null, corrected: null, similar: [] };

export const byName = { by: 'name', direction: 'ascending' } as const;

export const cardSearchService = (database: Database) => {
  async function find(actor: Actor, page: CardPage): Promise<CardList> {
    const { list } = await findCardPage(database, actor, page);
    return Value.Parse(CardList, JSON.parse(list));
  }

  async function search(actor: Actor, text: string, page: CardPage): Promise<CardList> {
    const dictionary = new NameDictionary(database);
    const list =
      page.wanted.snils !== undefined || (await mayBeFoundAsTyped(dictionary, text))
        ? await find(actor, page)
        : nobody;
    if (list.total >= few || page.wanted.snils !== undefined || (page.after && list.total > 0)) return list;
    const wider = (words: WantedCards['words']) => ({ ...page, wanted: { ...page.wanted, words } });
    for await (const { words, ...correction } of correctionsOf(dictionary, text)) {
      if (list.total > 0) {
        const { cards } = await find(actor, { ...wider(words), limit: few + mostSimilar });
        const found = new Set(list.cards.map(({ personId }) => personId));
        const similar = cards.filter(({ personId }) => !found.has(personId));
        return { ...list, similar: similar.slice(0, mostSimilar) };
      }
      const corrected = await find(actor, wider(words));
      if (corrected.total === 0) continue;
      const names = corrected.cards.map(({ displayName }) => displayName);
      return { ...corrected, corrected: wordsShown({ words, ...correction }, names) };
    }
    return list;
  }

  return {
    /** The list as ready JSON of the contract's `CardList`. */
    async list(actor: Actor, query: CardSearch): Promise<string> {
      const page = pageOf(query);
      if (!page.wanted.snils && page.wanted.words.length === 0)
        return (await readCardPage(database, actor, page)).list;
      const list = await search(actor, query.search ?? '', page);
      // The words may be a name, so only that there was a search is kept.
      await recordReads(database, actor, [
        {
          action: 'cards.listed',
          details: { kind: query.kind, searched: true, count: list.cards.length + list.similar.length },
        },
      ]);
      return JSON.stringify(list);
    },

    /** The same cards as the list shows, for what is done with all of them: misspelt words are put right likewise. */
    async understand(actor: Actor, query: CardQuery): Promise<{ wanted: WantedCards; total: number }> {
      const wanted = wantedOf(query);
      const count = async (words: WantedCards['words']) => {
        const page = { wanted: { ...wanted, words }, sort: byName, after: null, limit: 1 };
        return { wanted: page.wanted, total: (await findCardPage(database, actor, page)).total };
      };
      const typed = await count(wanted.words);
      if (typed.total > 0 || wanted.words.length === 0) return typed;
      for await (const { words } of correctionsOf(new NameDictionary(database), query.search ?? '')) {
        const corrected = await count(words);
        if (corrected.total > 0) return corrected;
      }
      return typed;
    },
  };
};

const pageOf = (query: CardSearch): CardPage => ({
  wanted: wantedOf(query),
  sort: query.sort ?? byName,
  after: query.after === undefined ? null : placeOf(query.after),
  limit: query.limit ?? usualPage,
});

function wantedOf({ kind, filters, search = '' }: CardQuery): WantedCards {
  const snils = snilsIn(search);
  return { kind, filters, snils, words: snils === undefined ? asTyped(search).words : [] };
}
