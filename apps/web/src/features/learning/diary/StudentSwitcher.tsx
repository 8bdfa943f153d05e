import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './DiaryScreen.module.css';
import { diaryStudentsQuery } from './diary.api.ts';
import './diary.words.ts';

type Props = {
  enrolmentId: number;
  date?: string | undefined;
  /** Which part of the other child's diary opens. */
  part?: 'week' | 'results';
};

/** Whose diary this is; several children stand beside each other, a thumb apart. */
export function StudentSwitcher({ enrolmentId, date, part = 'week' }: Props) {
  const { t } = useTranslation('diary');
  const { data } = useQuery(diaryStudentsQuery());
  if (!data) return <Skeleton height="3.5rem" width="16rem" radius="lg" />;
  return (
    <nav className={classes['students']} aria-label={t('children')}>
      {data.students.map((student) => (
        <Link
          key={student.enrolmentId}
          to={part === 'results' ? '/diary/$enrolmentId/results' : '/diary/$enrolmentId'}
          params={{ enrolmentId: student.enrolmentId }}
          search={date ? { date } : {}}
          aria-current={student.enrolmentId === enrolmentId ? 'page' : undefined}
          title={student.displayName}
        >
          <strong>
            {data.students.length > 1 ? student.firstName : student.displayName}
            {student.classGroupName ? <span>{student.classGroupName}</span> : null}
          </strong>
          <small>{student.organizationName}</small>
        </Link>
      ))}
    </nav>
  );
}
