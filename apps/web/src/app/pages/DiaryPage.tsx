import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ChosenYearNote } from '../../features/identity/personal-settings/ChosenYearNote.tsx';
import { useChosenYear } from '../../features/identity/personal-settings/use-chosen-year.ts';
import { localToday } from '../../platform/text/dates.ts';
import { DiaryScreen } from '../../features/learning/diary/DiaryScreen.tsx';

const route = getRouteApi('/signed-in/diary/$enrolmentId');

export function DiaryPage() {
  const { enrolmentId } = route.useParams();
  const { date } = route.useSearch();
  const navigate = route.useNavigate();
  const year = useChosenYear();
  // A year that is over opens with its last day; in the one that runs the diary knows today itself.
  const [today] = useState(localToday);
  const opensWith = year && year.endsOn < today ? year.endsOn : undefined;
  return (
    <>
      <ChosenYearNote />
      <DiaryScreen
        enrolmentId={enrolmentId}
        date={date ?? opensWith}
        onDate={(day) => void navigate({ search: day ? { date: day } : {}, resetScroll: false })}
      />
    </>
  );
}
