import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty, Failure } from '../../../platform/interface/States.tsx';
import { DaySkeleton } from './DayCard.tsx';
import { diaryStudentsQuery } from './diary.api.ts';
import './diary.words.ts';

/** The family's start page: goes on to the first child, since a family has come to read. */
export function DiaryStart() {
  const { t } = useTranslation('diary');
  const students = useQuery(diaryStudentsQuery());
  if (students.isPending) return <DaySkeleton />;
  if (students.isError) return <Failure error={students.error} onRetry={() => void students.refetch()} />;
  const [first] = students.data.students;
  if (!first) return <Empty title={t('noDiaries')}>{t('noDiariesNote')}</Empty>;
  return (
    <Navigate to="/diary/$enrolmentId" params={{ enrolmentId: first.enrolmentId }} search={{}} replace />
  );
}
