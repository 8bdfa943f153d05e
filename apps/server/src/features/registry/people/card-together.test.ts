import { isDeepStrictEqual } from 'node:util';
import type { Card, CardContact, CardHistory, CardSave, FieldChange } from '@gorodok/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  anEmployee,
  anOrganization,
  aServer,
  aSignedInEmployee,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

let server: TestServer;
let organizationId: number;
let people: Awaited<ReturnType<typeof aSignedInEmployee>>[];
beforeAll(async () => {
  server = await aServer();
  const db = server.database.kysely;
  ({ id: organizationId } = await anOrganization(db));
  people = [
    await aSignedInEmployee(db, { organizationId }),
    await aSignedInEmployee(db, { organizationId, role: 'director' }),
  ];
});
afterAll(() => server.close());

/** What is edited, place by place: fields, and contacts by their key. */
type Content = Record<string, unknown>;
const contentOf = ({ fields, contacts, employment }: Card): Content => ({
  ...fields,
  positions: employment?.positions,
  ...Object.fromEntries(contacts.map(({ id, ...contact }) => [`contact ${id}`, contact])),
});

/** One of the two reads the card anew, or saves one change of it on the ground of what he has read last. */
const step = fc.record({
  who: fc.constantFrom(0, 1),
  reads: fc.boolean(),
  place: fc.constantFrom('surname', 'firstName', 'address', 'positions', 'phone', 'no phone'),
  number: fc.integer({ min: 0, max: 3 }),
});
const names = ['Ким', 'Цой', 'Ли', 'Пак'];

function wishOf(card: Card, { place, number }: { place: string; number: number }): CardSave {
  const save: CardSave = { fields: {}, documents: [], contacts: [], employment: {} };
  const name = names[number] ?? '';
  if (place === 'surname' || place === 'firstName')
    save.fields[place] = { was: card.fields[place], now: name };
  if (place === 'address') save.fields.address = { was: card.fields.address, now: `ул. ${name}` };
  if (place === 'positions')
    save.employment.positions = { was: card.employment?.positions ?? [], now: [name] };
  const now: CardContact = { kind: 'phone', value: `+7982522177${number}`, visibleToStaff: true };
  const last = card.contacts.at(-1);
  if (place === 'phone') save.contacts.push({ id: null, was: null, now });
  if (place === 'no phone' && last) {
    const { id, ...was } = last;
    save.contacts.push({ id, was, now: null });
  }
  return save;
}

/** The card as its history tells it, from what it was at first. */
function replayed(first: Content, history: readonly FieldChange[]): Content {
  const content = { ...first };
  for (const { field, entryId, was, now } of history) {
    const place = entryId === null ? field : `${field} ${entryId}`;
    expect(content[place] ?? null).toEqual(was);
    if (now === null && entryId !== null) delete content[place];
    else content[place] = now;
  }
  return content;
}

test('whatever two people do to a card in whatever order, no saved change is lost, and the history tells the card', async () => {
  const call = async (who: number, method: 'GET' | 'PUT', path: string, payload?: object) =>
    server.app.inject({
      method,
      url: `/api/cards/employee/${path}`,
      headers: people[who]?.headers ?? {},
      ...(payload ? { payload } : {}),
    });
  const read = async (who: number, id: number) => (await call(who, 'GET', String(id))).json<Card>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
      const { personId } = await anEmployee(server.database.kysely, { organizationId });
      const first = await read(0, personId);
      const known = [first, first];
      let present = contentOf(first);
      for (const { who, reads, ...wish } of steps) {
        const seen = known[who] ?? first;
        if (reads) {
          known[who] = await read(who, personId);
          continue;
        }
        const save = wishOf(seen, wish);
        const response = await call(who, 'PUT', String(personId), save);
        const stale = Object.keys(save.fields).some(
          (field) => !isDeepStrictEqual(present[field], contentOf(seen)[field]),
        );
        // Another number of the same phone is told as given twice; else only what is stale is refused.
        if (response.statusCode === 409)
          expect(stale || save.employment.positions || save.contacts.length > 0).toBeTruthy();
        else expect(response.statusCode).toBe(200);
        const after = contentOf(await read(who, personId));
        if (response.statusCode !== 200) expect(after).toEqual(present);
        else
          for (const place of Object.keys(present)) {
            const wished = place in save.fields || place === 'positions' || place.startsWith('contact');
            if (!wished) expect([place, after[place]]).toEqual([place, present[place]]);
          }
        for (const [field, change] of Object.entries(save.fields))
          if (response.statusCode === 200) expect(after[field]).toEqual(change.now);
        present = after;
      }
      const history = (await call(0, 'GET', `${personId}/history?part=changes`)).json<CardHistory>();
      const changes = history.entries.toReversed().flatMap((entry) => entry.changes);
      expect(replayed(contentOf(first), changes)).toEqual(contentOf(await read(0, personId)));
    }),
    { numRuns: 8 },
  );
}, 60_000);
