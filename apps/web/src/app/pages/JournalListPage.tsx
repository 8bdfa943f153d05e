import { ChosenYearNote } from '../../features/identity/personal-settings/ChosenYearNote.tsx';
import { useChosenYear } from '../../features/identity/personal-settings/use-chosen-year.ts';
import { JournalListScreen } from '../../features/learning/journal/JournalListScreen.tsx';

export function JournalListPage() {
  const year = useChosenYear();
  if (year === undefined) return null;
  return <JournalListScreen academicYearId={year?.id ?? null} yearNote={<ChosenYearNote />} />;
}
