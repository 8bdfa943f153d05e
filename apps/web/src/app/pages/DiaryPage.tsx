import { getRouteApi } from '@tanstack/react-router';
import { DiaryScreen } from '../../features/learning/diary/DiaryScreen.tsx';

const route = getRouteApi('/signed-in/diary/$enrolmentId');

export function DiaryPage() {
  const { enrolmentId } = route.useParams();
  const { date } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <DiaryScreen
      enrolmentId={enrolmentId}
      date={date}
      onDate={(day) => void navigate({ search: day ? { date: day } : {}, resetScroll: false })}
    />
  );
}
