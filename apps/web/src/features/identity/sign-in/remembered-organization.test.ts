import { expect, test } from 'vitest';
import { belongsToWay, readRemembered } from './remembered-organization.ts';

test('the organization chosen last is known on the next visit', () => {
  expect(readRemembered('{"id":7,"name":"МБОУ СОШ № 12","way":"school"}')).toEqual({
    id: 7,
    name: 'МБОУ СОШ № 12',
    way: 'school',
  });
});

test('what is damaged in the memory of the device is forgotten, not shown', () => {
  for (const stored of [null, '', '{', '[]', '{"id":"7","name":"x"}', '{"id":7}'])
    expect(readRemembered(stored)).toBeNull();
});

test('an education authority is not offered among the schools', () => {
  expect(belongsToWay(['education_authority'], 'school')).toBe(false);
  expect(belongsToWay(['general', 'preschool'], 'school')).toBe(true);
  expect(belongsToWay(['general'], 'authority')).toBe(false);
});
