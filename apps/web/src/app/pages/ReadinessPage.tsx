import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ReadinessScreen } from '../../features/identity/readiness/ReadinessScreen.tsx';
import { sessionQuery } from '../../features/identity/sessions/sessions.api.ts';

const route = getRouteApi('/signed-in/readiness');

export function ReadinessPage() {
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const { data: session } = useSuspenseQuery(sessionQuery());
  const { actor } = session;
  const isCoordinator = actor?.role === 'municipal_coordinator' || actor?.role === 'regional_coordinator';
  return (
    <ReadinessScreen
      address={address}
      isCoordinator={isCoordinator}
      ownOrganizationId={actor?.organizationId ?? 0}
      onAddress={(next) => void navigate({ search: next, resetScroll: false })}
    />
  );
}
