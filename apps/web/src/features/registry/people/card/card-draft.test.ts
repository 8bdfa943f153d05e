import type { CardContact, PersonFields } from '@gorodok/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftOf, isChanged, rebase, same, saveOf, takeTheirs, type CardContent } from './card-draft.ts';

const word = fc.constantFrom('Ким', 'Цой', 'Ли');
const fields: fc.Arbitrary<PersonFields> = fc.record({
  surname: word,
  firstName: word,
  patronymic: fc.record({ value: fc.option(word), absent: fc.boolean() }),
  birthDate: fc.constantFrom(null, '1990-01-01'),
  sex: fc.constantFrom('male', 'female', null),
  citizenship: fc.constantFrom('RUS', 'KAZ'),
  snils: fc.record({ value: fc.option(word), absent: fc.boolean() }),
  address: fc.option(word),
  residenceAddress: fc.option(word),
});
const contact: fc.Arbitrary<CardContact & { id: number }> = fc.record({
  id: fc.integer({ min: 1, max: 4 }),
  kind: fc.constant('phone'),
  value: word,
  visibleToStaff: fc.boolean(),
});
const card: fc.Arbitrary<CardContent> = fc.record({
  fields,
  documents: fc.constant([]),
  contacts: fc.uniqueArray(contact, { selector: ({ id }) => id, maxLength: 4 }),
  employment: fc.record({
    positions: fc.uniqueArray(word),
    roles: fc.constant([]),
    otherRoles: fc.constant([]),
    startsOn: fc.constant('2025-09-01'),
  }),
});

/** Everything that can be edited, place by place. */
const placesOf = ({
  fields: own,
  contacts,
  employment,
}: ReturnType<typeof draftOf>): Record<string, unknown> => ({
  ...Object.fromEntries(Object.entries(own).map(([field, value]) => [`fields.${field}`, value])),
  ...Object.fromEntries(contacts.map(({ id, value }) => [`contacts.${id}`, value])),
  'employment.positions': employment?.positions,
});

test('a card that nobody has touched has nothing to be saved', () => {
  fc.assert(
    fc.property(card, (base) => {
      expect(isChanged(base, draftOf(base))).toBe(false);
      expect(saveOf(base, draftOf(base))).toEqual({
        fields: {},
        documents: [],
        contacts: [],
        employment: {},
      });
    }),
  );
});

test('brought over to what others have made of it, a draft loses no change of either side, and tells each collision', () => {
  fc.assert(
    fc.property(card, card, card, (base, theirs, yours) => {
      const { draft, conflicts } = rebase(base, theirs, draftOf(yours));
      const [was, now, wished, merged] = [base, theirs, yours].map(draftOf).concat(draft).map(placesOf);
      const collided = new Map(conflicts.map((conflict) => [conflict.place, conflict]));
      for (const place of new Set([was, now, wished].flatMap((content) => Object.keys(content ?? {})))) {
        const [old, their, your, result] = [was, now, wished, merged].map(
          (content) => content?.[place] ?? null,
        );
        const collides = !same(old, their) && !same(old, your) && !same(their, your);
        expect([place, collided.has(place)]).toEqual([place, collides]);
        expect([place, result]).toEqual([place, same(old, your) ? their : your]);
        if (collides) expect(collided.get(place)).toEqual({ place, was: old, theirs: their, yours: your });
      }
    }),
  );
});

test('taking theirs in every place that collides leaves what they have made, and nothing of it is saved again', () => {
  fc.assert(
    fc.property(card, card, card, (base, theirs, yours) => {
      const { draft, conflicts } = rebase(base, theirs, draftOf(yours));
      const settled = conflicts.reduce((current, { place }) => takeTheirs(theirs, current, place), draft);
      const [now, after] = [placesOf(draftOf(theirs)), placesOf(settled)];
      for (const { place } of conflicts)
        expect([place, after[place] ?? null]).toEqual([place, now[place] ?? null]);
    }),
  );
});

test('the save of the draft of an older card takes a newer one back to it', () => {
  fc.assert(
    fc.property(card, card, (older, newer) => {
      const undo = saveOf(newer, draftOf(older));
      expect(Object.keys(undo.fields).toSorted()).toEqual(
        Object.keys(older.fields)
          .filter(
            (field) =>
              !same(older.fields[field as keyof PersonFields], newer.fields[field as keyof PersonFields]),
          )
          .toSorted(),
      );
      const removed = undo.contacts.filter(({ now }) => now === null).map(({ id }) => id);
      const kept = newer.contacts.filter(({ id }) => !removed.includes(id)).length;
      expect(kept + undo.contacts.filter(({ id }) => id === null).length).toBe(older.contacts.length);
    }),
  );
});
