import type { SubjectGroup } from '@gorodok/contract';

export type ClassJournals = { classGroupName: string; journals: SubjectGroup[] };

const collator = new Intl.Collator('ru', { numeric: true });

/** Journals by class: 5А before 10Б, and the subjects of a class by the alphabet. */
export function byClass(journals: readonly SubjectGroup[]): ClassJournals[] {
  const classes = new Map<string, SubjectGroup[]>();
  for (const journal of journals)
    classes.set(journal.classGroupName, [...(classes.get(journal.classGroupName) ?? []), journal]);
  return [...classes]
    .map(([classGroupName, journals]) => ({
      classGroupName,
      journals: journals.toSorted((one, other) => collator.compare(one.subject, other.subject)),
    }))
    .toSorted((one, other) => collator.compare(one.classGroupName, other.classGroupName));
}

/** The journals in which every word of the search occurs in class, subject or teacher; е and ё are one letter. */
export function searched(journals: readonly SubjectGroup[], search: string): SubjectGroup[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  return journals.filter(({ classGroupName, subject, teacher }) => {
    const text = fold(`${classGroupName} ${subject} ${teacher ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}

const fold = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');
