import type { YearChoice } from '@gorodok/contract';
import { useQuery } from '@tanstack/react-query';
import { yearChoiceQuery } from './personal-settings.api.ts';

export type ChosenYear = YearChoice['years'][number];

export const chosenYearOf = (choice: YearChoice | undefined): ChosenYear | null =>
  choice?.years.find(({ id }) => id === choice.chosenId) ?? null;

/** The year that is looked at instead of the one that runs; undefined until it is known, and null where none was chosen. */
export function useChosenYear(): ChosenYear | null | undefined {
  const choice = useQuery(yearChoiceQuery());
  // Whoever cannot be told of a choice works in the year that runs.
  return choice.isPending ? undefined : chosenYearOf(choice.data);
}
