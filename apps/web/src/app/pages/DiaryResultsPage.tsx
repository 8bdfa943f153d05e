import { getRouteApi } from '@tanstack/react-router';
import { ResultsScreen } from '../../features/learning/diary/ResultsScreen.tsx';

const route = getRouteApi('/signed-in/diary/$enrolmentId/results');

export function DiaryResultsPage() {
  const { enrolmentId } = route.useParams();
  const { year } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <ResultsScreen
      enrolmentId={enrolmentId}
      academicYearId={year}
      onYear={(next) => void navigate({ search: { year: next }, resetScroll: false })}
    />
  );
}
