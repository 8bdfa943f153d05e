import type { DiaryWeek } from '@gorodok/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { addDays, formatDayAndMonth, formatWeekday } from '../../../platform/text/dates.ts';
import classes from './DiaryScreen.module.css';

type Props = { week: DiaryWeek; startsOn: string; day: string; onDate: (date: string) => void };

/** The six days of the week as buttons: the phone's way from day to day, beside the swipe. */
export function DayStrip({ week, startsOn, day, onDate }: Props) {
  const { t } = useTranslation('diary');
  const language = useLanguage();
  return (
    <div className={classes['strip']} role="group" aria-label={t('days')}>
      {[0, 1, 2, 3, 4, 5].map((offset) => {
        const date = addDays(startsOn, offset);
        const marked = week.days.some((known) => known.date === date && known.lessons.some(hasMarks));
        return (
          <button
            key={date}
            type="button"
            aria-pressed={date === day}
            data-today={date === week.today}
            data-marked={marked}
            onClick={() => onDate(date)}
          >
            <small>{formatWeekday(date, language, 'short')}</small>
            {Number(date.slice(8))}
            <span className={classes['hidden']}>
              {formatWeekday(date, language)}, {formatDayAndMonth(date, language)}
            </span>
          </button>
        );
      })}
    </div>
  );
}

const hasMarks = ({ marks }: { marks: readonly unknown[] }): boolean => marks.length > 0;
