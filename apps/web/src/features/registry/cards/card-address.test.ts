import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf, readAddress, viewOf } from './card-address.ts';

test('an address and what it shows say the same', () => {
  const address = {
    kind: 'guardian',
    classes: [7, 8],
    grades: [3],
    positions: ['Учитель'],
    without: ['snils', 'contact'],
    ageFrom: 7,
    ageTo: 9,
    sort: '-birth_date',
  } as const;
  expect(addressOf(viewOf(readAddress(address)))).toEqual(address);
  expect(addressOf(viewOf({}))).toEqual({ kind: 'student' });
});

test('whatever stands in an address, something is shown, and nothing of it that no filter knows', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom('kind', 'classes', 'grades', 'without', 'ageTo', 'sort', 'name'),
        fc.anything(),
      ),
      (search) => {
        const address = readAddress(search);
        expect(address).not.toHaveProperty('name');
        expect(readAddress(addressOf(viewOf(address)))).toEqual(addressOf(viewOf(address)));
      },
    ),
  );
});
