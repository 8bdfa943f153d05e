import type { DiaryWeek } from '@gorodok/contract';
import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Empty, Failure } from '../../../platform/interface/States.tsx';
import { addDays, formatSpan } from '../../../platform/text/dates.ts';
import { DayCard, DaySkeleton } from './DayCard.tsx';
import { DayStrip } from './DayStrip.tsx';
import classes from './DiaryScreen.module.css';
import { DiaryViews } from './DiaryViews.tsx';
import { StudentSwitcher } from './StudentSwitcher.tsx';
import { diaryWeekQuery } from './diary.api.ts';
import './diary.words.ts';
import { dayToOpen, mondayOf, nextSchoolDay } from './diary-days.ts';
import { useSwipe } from './use-swipe.ts';

type Props = { enrolmentId: number; date: string | undefined; onDate: (date: string | undefined) => void };

/** The diary of one child: the week on a wide screen, day by day on a phone. */
export function DiaryScreen({ enrolmentId, date, onDate }: Props) {
  const { t } = useTranslation('diary');
  const current = useQuery(diaryWeekQuery(enrolmentId, undefined));
  const today = current.data?.today;
  const day = date ?? (today ? dayToOpen({ today }, undefined) : undefined);
  const isCurrent = day === undefined || today === undefined || mondayOf(day) === mondayOf(today);
  const other = useQuery({
    ...diaryWeekQuery(enrolmentId, day && mondayOf(day)),
    enabled: !isCurrent,
  });
  const week = isCurrent ? current : other;
  return (
    <div className={classes['diary']}>
      <h1 className={classes['hidden']}>{t('title')}</h1>
      <StudentSwitcher enrolmentId={enrolmentId} date={date} />
      <DiaryViews enrolmentId={enrolmentId} />
      {week.isError ? (
        <Failure error={week.error} onRetry={() => void week.refetch()} />
      ) : week.data && day ? (
        <Week key={enrolmentId} week={week.data} day={day} stale={week.isPlaceholderData} onDate={onDate} />
      ) : (
        <DaySkeleton />
      )}
    </div>
  );
}

type WeekProps = { week: DiaryWeek; day: string; stale: boolean; onDate: Props['onDate'] };

function Week({ week, day, stale, onDate }: WeekProps) {
  const { t } = useTranslation('diary');
  const swipe = useSwipe((step) => onDate(nextSchoolDay(day, step)));
  const days = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // On a phone today opens scrolled to the lesson that goes on; without one the page stays at its top.
    if (!window.matchMedia('(max-width: 47.99em)').matches) return;
    const now = days.current?.querySelector('[data-now="true"]');
    if (now && now.getBoundingClientRect().bottom > window.innerHeight)
      now.scrollIntoView({ block: 'center' });
  }, []);
  const empty = week.days.every(({ lessons }) => lessons.length === 0);
  return (
    <>
      <WeekBar day={day} today={week.today} onDate={onDate} />
      <DayStrip week={week} startsOn={mondayOf(day)} day={day} onDate={onDate} />
      <div className={classes['days']} ref={days} aria-busy={stale} {...swipe}>
        {empty ? (
          <Empty title={t('emptyWeek')}>{t('emptyWeekNote')}</Empty>
        ) : (
          week.days.map(({ date, lessons }) => (
            <DayCard
              key={date}
              date={date}
              lessons={lessons}
              today={date === week.today}
              selected={date === day}
            />
          ))
        )}
      </div>
    </>
  );
}

function WeekBar({ day, today, onDate }: { day: string; today: string; onDate: Props['onDate'] }) {
  const { t } = useTranslation('diary');
  const language = useLanguage();
  const startsOn = mondayOf(day);
  const leaf = (days: number) => () => onDate(addDays(day, days));
  return (
    <div className={classes['week']} role="group" aria-label={t('week')}>
      <ActionIcon variant="default" size="2.75rem" aria-label={t('previousWeek')} onClick={leaf(-7)}>
        <IconChevronLeft aria-hidden size={20} />
      </ActionIcon>
      <h2 aria-live="polite">{formatSpan(startsOn, addDays(startsOn, 5), language)}</h2>
      <ActionIcon variant="default" size="2.75rem" aria-label={t('nextWeek')} onClick={leaf(7)}>
        <IconChevronRight aria-hidden size={20} />
      </ActionIcon>
      <Button variant="default" h="2.75rem" disabled={day === today} onClick={() => onDate(undefined)}>
        {t('today')}
      </Button>
    </div>
  );
}
