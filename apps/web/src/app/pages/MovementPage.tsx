import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import {
  MovementScreen,
  type FilterChange,
  type MovementFilter,
} from '../../features/registry/movement/MovementScreen.tsx';
import { useMayWriteRegistry } from './registry-rights.ts';

const route = getRouteApi('/signed-in/movement');

export function MovementPage() {
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWriteRegistry();
  const [period] = useState(() => schoolYearSoFar(localToday()));
  return (
    <MovementScreen
      filter={filter}
      period={period}
      mayWrite={mayWrite}
      onFilter={(next) => void navigate({ search: withoutEmpty(next), replace: true, resetScroll: false })}
      onNew={(kind) => void navigate({ to: '/movement/orders/new', search: { kind } })}
    />
  );
}

/** The day of the reader's device. */
const localToday = (): string => new Intl.DateTimeFormat('sv-SE').format(new Date());

const withoutEmpty = (filter: FilterChange): MovementFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));

function schoolYearSoFar(today: string): { from: string; to: string } {
  const first = Number(today.slice(0, 4)) - (today.slice(5) < '09-01' ? 1 : 0);
  return { from: `${first}-09-01`, to: today };
}
