import type { JournalPage } from '@gorodok/contract';
import { ActionIcon } from '@mantine/core';
import { IconArrowBackUp, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Empty, Failure, ListSkeleton } from '../../../platform/interface/States.tsx';
import { addMonths, formatMonth } from '../../../platform/text/dates.ts';
import { journalPageQuery } from './journal.api.ts';
import { attendanceLetters } from './journal-keyboard.ts';
import { JournalStore } from './journal-store.ts';
import './journal.words.ts';
import classes from './JournalScreen.module.css';
import { JournalHeading } from './JournalHeading.tsx';
import { JournalSheet } from './JournalSheet.tsx';
import { SaveStatus } from './SaveStatus.tsx';

type Props = { subjectGroupId: number; month: string | undefined; onMonth: (month: string) => void };

/** The journal of a class and subject: a month of lessons as a sheet. */
export function JournalScreen({ subjectGroupId, month, onMonth }: Props) {
  const page = useQuery(journalPageQuery(subjectGroupId, month));
  if (page.isError) return <Failure error={page.error} onRetry={() => void page.refetch()} />;
  if (!page.data) return <ListSkeleton rows={12} height="2.25rem" />;
  return <Month key={`${subjectGroupId} ${page.data.month}`} page={page.data} onMonth={onMonth} />;
}

function Month({ page, onMonth }: { page: JournalPage; onMonth: Props['onMonth'] }) {
  const { t } = useTranslation('journal');
  const language = useLanguage();
  const [store] = useState(() => new JournalStore(page));
  return (
    <div className={classes['screen']}>
      <Heading page={page} store={store} onMonth={onMonth} />
      {page.students.length === 0 ? (
        <Empty title={t('noStudents')}>{t('noStudentsNote')}</Empty>
      ) : page.lessons.length === 0 ? (
        <Empty title={t('noLessons')}>{t('noLessonsNote')}</Empty>
      ) : (
        <JournalSheet store={store} />
      )}
      {page.writable ? (
        <p className={classes['hint']}>{t('hint', { letters: attendanceLetters(language) })}</p>
      ) : null}
    </div>
  );
}

type HeadingProps = { page: JournalPage; store: JournalStore; onMonth: Props['onMonth'] };

function Heading({ page, store, onMonth }: HeadingProps) {
  const { t } = useTranslation('journal');
  const language = useLanguage();
  const { subjectGroup, month, writable } = page;
  return (
    <JournalHeading
      subjectGroup={subjectGroup}
      writable={writable}
      status={<SaveStatus store={store} undoIcon={<IconArrowBackUp aria-hidden size={20} />} />}
    >
      <div className={classes['month']} role="group" aria-label={t('month')}>
        <ActionIcon
          variant="default"
          size="2.5rem"
          aria-label={t('previousMonth')}
          onClick={() => onMonth(addMonths(month, -1))}
        >
          <IconChevronLeft aria-hidden size={20} />
        </ActionIcon>
        <span aria-live="polite">{formatMonth(month, language)}</span>
        <ActionIcon
          variant="default"
          size="2.5rem"
          aria-label={t('nextMonth')}
          onClick={() => onMonth(addMonths(month, 1))}
        >
          <IconChevronRight aria-hidden size={20} />
        </ActionIcon>
      </div>
    </JournalHeading>
  );
}
