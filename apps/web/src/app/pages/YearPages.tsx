import { getRouteApi } from '@tanstack/react-router';
import { OpeningsScreen } from '../../features/registry/academic-years/OpeningsScreen.tsx';
import { RolloverScreen } from '../../features/registry/academic-years/RolloverScreen.tsx';
import { YearScreen } from '../../features/registry/academic-years/YearScreen.tsx';
import { YearsScreen } from '../../features/registry/academic-years/YearsScreen.tsx';
import { sessionQuery } from '../../features/identity/sessions/sessions.api.ts';
import { useQuery } from '@tanstack/react-query';
import { useMayWriteRegistry } from './registry-rights.ts';

const yearRoute = getRouteApi('/signed-in/academic-years/$yearId');
const newYearRoute = getRouteApi('/signed-in/academic-years/new');
const rolloverRoute = getRouteApi('/signed-in/academic-years/$yearId/rollover');
const openingsRoute = getRouteApi('/signed-in/year-openings');

const today = () => new Date().toISOString().slice(0, 10);

export function YearsPage() {
  return <YearsScreen mayWrite={useMayWriteRegistry()} />;
}

export function YearPage() {
  const { yearId } = yearRoute.useParams();
  const navigate = yearRoute.useNavigate();
  return (
    <YearScreen yearId={yearId} today={today()} onSaved={() => void navigate({ to: '/academic-years' })} />
  );
}

export function NewYearPage() {
  const navigate = newYearRoute.useNavigate();
  return (
    <YearScreen yearId={null} today={today()} onSaved={() => void navigate({ to: '/academic-years' })} />
  );
}

export function RolloverPage() {
  const { yearId } = rolloverRoute.useParams();
  return <RolloverScreen yearId={yearId} />;
}

export function OpeningsPage() {
  const filter = openingsRoute.useSearch();
  const navigate = openingsRoute.useNavigate();
  const { data: session } = useQuery(sessionQuery());
  return (
    <OpeningsScreen
      filter={filter}
      onFilter={(next) => void navigate({ search: next, replace: true, resetScroll: false })}
      maySetDeadlines={session?.actor?.role === 'regional_coordinator'}
    />
  );
}
