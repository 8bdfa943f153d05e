import { getRouteApi } from '@tanstack/react-router';
import { BatchUpdateReport } from '../../features/data-quality/batch-update/BatchUpdateReport.tsx';
import { BatchUpdateScreen } from '../../features/data-quality/batch-update/BatchUpdateScreen.tsx';

const screen = getRouteApi('/signed-in/batch-update');
const report = getRouteApi('/signed-in/batch-update/$updateId');

export function BatchUpdatePage() {
  const navigate = screen.useNavigate();
  return (
    <BatchUpdateScreen
      address={screen.useSearch()}
      onAddress={(search) => void navigate({ search, replace: true, resetScroll: false })}
    />
  );
}

export function BatchUpdateReportPage() {
  const { updateId } = report.useParams();
  const navigate = report.useNavigate();
  return <BatchUpdateReport updateId={updateId} onDiscarded={() => void navigate({ to: '/batch-update' })} />;
}
