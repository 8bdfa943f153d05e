import { getRouteApi } from '@tanstack/react-router';
import { PeriodMarksScreen } from '../../features/learning/period-marks/PeriodMarksScreen.tsx';

const route = getRouteApi('/signed-in/journal/$subjectGroupId/period-marks');

export function PeriodMarksPage() {
  const { subjectGroupId } = route.useParams();
  return <PeriodMarksScreen key={subjectGroupId} subjectGroupId={subjectGroupId} />;
}

export { PeriodClosingsScreen } from '../../features/learning/period-marks/PeriodClosingsScreen.tsx';
