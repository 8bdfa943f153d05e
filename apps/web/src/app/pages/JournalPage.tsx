import { getRouteApi } from '@tanstack/react-router';
import { JournalScreen } from '../../features/learning/journal/JournalScreen.tsx';

const route = getRouteApi('/signed-in/journal/$subjectGroupId');

export function JournalPage() {
  const { subjectGroupId } = route.useParams();
  const { month } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <JournalScreen
      subjectGroupId={subjectGroupId}
      month={month}
      onMonth={(next) => void navigate({ search: { month: next }, resetScroll: false })}
    />
  );
}
