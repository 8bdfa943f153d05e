import type { DiaryLesson } from '@gorodok/contract';
import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatDayAndMonth, formatWeekday } from '../../../platform/text/dates.ts';
import classes from './DayCard.module.css';
import screen from './DiaryScreen.module.css';
import './diary.words.ts';
import { isGoingOn } from './diary-days.ts';
import { Lesson } from './Lesson.tsx';
import { useClock } from './use-clock.ts';

type Props = { date: string; lessons: DiaryLesson[]; today: boolean; selected: boolean };

/** One day of the diary with its lessons. */
export function DayCard({ date, lessons, today, selected }: Props) {
  const { t } = useTranslation('diary');
  const language = useLanguage();
  const time = useClock();
  return (
    <section className={classes['day']} data-selected={selected} data-today={today}>
      <h3>
        <span>{formatWeekday(date, language)}</span>
        <small>
          {formatDayAndMonth(date, language)}
          {today ? ` · ${t('today').toLowerCase()}` : null}
        </small>
      </h3>
      {lessons.length === 0 ? (
        <p className={classes['free']}>{t('noLessons')}</p>
      ) : (
        <ol>
          {lessons.map((lesson) => (
            <Lesson key={lesson.lessonId} lesson={lesson} now={today && isGoingOn(lesson, time)} />
          ))}
        </ol>
      )}
    </section>
  );
}

/** The shape of a week while it loads. */
export function DaySkeleton() {
  return (
    <div className={screen['days']} aria-hidden>
      {[0, 1, 2, 3, 4, 5].map((day) => (
        <section key={day} className={classes['day']} data-selected={day === 0}>
          {[0, 1, 2, 3, 4].map((lesson) => (
            <Skeleton key={lesson} height="3rem" mb="0.75rem" radius="md" />
          ))}
        </section>
      ))}
    </div>
  );
}
