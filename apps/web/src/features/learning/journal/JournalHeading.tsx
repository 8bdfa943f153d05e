import type { SubjectGroup } from '@gorodok/contract';
import { Badge } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Views } from '../../../platform/interface/Views.tsx';
import classes from './JournalHeading.module.css';
import './journal.words.ts';

type Props = {
  subjectGroup: SubjectGroup;
  writable: boolean;
  /** How saving goes, for whoever may write; everybody else reads whose journal it is. */
  status: ReactNode;
  children?: ReactNode;
};

/** Over every part of a journal: the way back, class and subject, and its parts – the lessons, and what comes of them. */
export function JournalHeading({ subjectGroup, writable, status, children }: Props) {
  const { t } = useTranslation('journal');
  const params = { subjectGroupId: subjectGroup.id };
  return (
    <header className={classes['heading']}>
      <Link to="/journal" className={classes['back']} aria-label={t('back')} title={t('back')}>
        <IconArrowLeft aria-hidden size={20} />
      </Link>
      <h1>
        <b>{subjectGroup.classGroupName}</b> {subjectGroup.subject}
        {writable ? null : (
          <Badge variant="light" color="gray" ml="xs">
            {t('readOnly')}
          </Badge>
        )}
      </h1>
      <Views label={t('views')}>
        <Link
          to="/journal/$subjectGroupId"
          params={params}
          search={{}}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {t('lessons')}
        </Link>
        <Link to="/journal/$subjectGroupId/period-marks" params={params}>
          {t('periodMarks')}
        </Link>
      </Views>
      <div className={classes['status']}>{writable ? status : subjectGroup.teacher}</div>
      {children}
    </header>
  );
}
