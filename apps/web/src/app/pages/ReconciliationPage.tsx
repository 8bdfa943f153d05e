import { getRouteApi } from '@tanstack/react-router';
import { ReconciliationScreen } from '../../features/data-quality/reconciliation/ReconciliationScreen.tsx';

const route = getRouteApi('/signed-in/reconciliations/$reconciliationId');

export function ReconciliationPage() {
  return <ReconciliationScreen id={route.useParams().reconciliationId} />;
}
