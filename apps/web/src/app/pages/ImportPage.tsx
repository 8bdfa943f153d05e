import { getRouteApi } from '@tanstack/react-router';
import { ImportScreen } from '../../features/data-quality/import/ImportScreen.tsx';

const route = getRouteApi('/signed-in/imports/$importId');

export function ImportPage() {
  const { importId } = route.useParams();
  const navigate = route.useNavigate();
  return <ImportScreen importId={importId} onDiscarded={() => void navigate({ to: '/imports' })} />;
}
