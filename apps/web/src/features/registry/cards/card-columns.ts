import type { CardColumn } from '@gorodok/contract';
import { useState } from 'react';
import { readPreference, writePreference } from '../../../platform/preferences/storage.ts';

/** In the order in which they stand; the name always does. */
export const choosableColumns = [
  'context',
  'birth_date',
  'age',
  'snils',
  'document',
  'contact',
] as const satisfies readonly CardColumn[];
type Choosable = (typeof choosableColumns)[number];
const usual: readonly Choosable[] = ['context', 'birth_date', 'snils'];

/** The columns that were chosen, remembered on this device. */
export function useColumns(): [readonly CardColumn[], (chosen: readonly string[]) => void] {
  const [chosen, setChosen] = useState(() => {
    const remembered = readPreference('card-columns')?.split(',');
    return remembered ? choosableColumns.filter((column) => remembered.includes(column)) : usual;
  });
  return [
    ['name', ...chosen],
    (columns) => {
      const next = choosableColumns.filter((column) => columns.includes(column));
      setChosen(next);
      writePreference('card-columns', next.join(','));
    },
  ];
}
