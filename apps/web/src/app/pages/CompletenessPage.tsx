import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { CompletenessScreen } from '../../features/data-quality/completeness/CompletenessScreen.tsx';
import { RulesScreen } from '../../features/data-quality/completeness/RulesScreen.tsx';
import { sessionQuery } from '../../features/identity/sessions/sessions.api.ts';

const route = getRouteApi('/signed-in/completeness/$report');

export function CompletenessPage() {
  const { report } = route.useParams();
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const { data: session } = useSuspenseQuery(sessionQuery());
  const { actor } = session;
  return (
    <CompletenessScreen
      report={report}
      address={address}
      reader={{
        isCoordinator: actor?.role === 'municipal_coordinator' || actor?.role === 'regional_coordinator',
        mayAccept: actor?.role === 'school_admin',
        ownOrganizationId: actor?.organizationId ?? 0,
      }}
      onAddress={(next) => void navigate({ search: next, resetScroll: false })}
    />
  );
}

export function CardRulesPage() {
  const { data: session } = useSuspenseQuery(sessionQuery());
  return <RulesScreen mayEdit={session.actor?.role === 'regional_coordinator'} />;
}
