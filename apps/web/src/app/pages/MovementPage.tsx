import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import {
  MovementScreen,
  type FilterChange,
  type MovementFilter,
} from '../../features/registry/movement/MovementScreen.tsx';
import { ChosenYearNote } from '../../features/identity/personal-settings/ChosenYearNote.tsx';
import { useChosenYear, type ChosenYear } from '../../features/identity/personal-settings/use-chosen-year.ts';
import { localToday } from '../../platform/text/dates.ts';
import { useMayWriteRegistry } from './registry-rights.ts';

const route = getRouteApi('/signed-in/movement');

export function MovementPage() {
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWriteRegistry();
  const year = useChosenYear();
  const [today] = useState(localToday);
  return (
    <MovementScreen
      filter={filter}
      period={year ? within(year, today) : schoolYearSoFar(today)}
      yearNote={<ChosenYearNote />}
      mayWrite={mayWrite}
      onFilter={(next) => void navigate({ search: withoutEmpty(next), replace: true, resetScroll: false })}
      onNew={(kind) => void navigate({ to: '/movement/orders/new', search: { kind } })}
    />
  );
}

const withoutEmpty = (filter: FilterChange): MovementFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));

/** A chosen year as far as it has come. */
const within = ({ startsOn, endsOn }: ChosenYear, today: string): { from: string; to: string } => ({
  from: startsOn,
  to: endsOn < today ? endsOn : today,
});

function schoolYearSoFar(today: string): { from: string; to: string } {
  const first = Number(today.slice(0, 4)) - (today.slice(5) < '09-01' ? 1 : 0);
  return { from: `${first}-09-01`, to: today };
}
