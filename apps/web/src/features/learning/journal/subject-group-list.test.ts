import type { SubjectGroup } from '@gorodok/contract';
import { expect, test } from 'vitest';
import { byClass, searched } from './subject-group-list.ts';

let ids = 0;
const aJournal = (classGroupName: string, subject: string, teacher: string | null = null): SubjectGroup => ({
  id: (ids += 1),
  classGroupName,
  subject,
  teacher,
  studentCount: 25,
  mine: true,
  classGroupId: 1,
  ofOwnClass: false,
});

test('classes go in the order of a school: 5А before 10Б', () => {
  const classes = byClass([aJournal('10Б', 'Химия'), aJournal('5А', 'Физика'), aJournal('5А', 'Алгебра')]);
  expect(
    classes.map((group) => [group.classGroupName, group.journals.map(({ subject }) => subject)]),
  ).toEqual([
    ['5А', ['Алгебра', 'Физика']],
    ['10Б', ['Химия']],
  ]);
});

test('a journal is found by class and subject together, whether ё is typed or not', () => {
  const journals = [aJournal('7А', 'Черчение', 'Королёва А. П.'), aJournal('7Б', 'Черчение', 'Мирный О. Л.')];
  expect(searched(journals, 'черч 7б')).toEqual([journals[1]]);
  expect(searched(journals, 'королева')).toEqual([journals[0]]);
  expect(searched(journals, ' ')).toEqual(journals);
});
