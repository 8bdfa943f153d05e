import { getRouteApi } from '@tanstack/react-router';
import { ClassSummaryScreen } from '../../features/learning/class-summary/ClassSummaryScreen.tsx';

const route = getRouteApi('/signed-in/class-summary/$classGroupId');

export function ClassSummaryPage() {
  const { classGroupId } = route.useParams();
  const navigate = route.useNavigate();
  return (
    <ClassSummaryScreen
      classGroupId={classGroupId}
      of={route.useSearch()}
      onChange={(of) => void navigate({ search: of, resetScroll: false })}
    />
  );
}
