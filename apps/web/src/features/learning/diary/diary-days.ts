import type { DiaryLesson, DiaryWeek } from '@gorodok/contract';
import { addDays } from '../../../platform/text/dates.ts';

/** 1 – Monday … 7 – Sunday. */
export const weekdayNumber = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** The Monday of the week of a day: all days of a week share one answer of the server. */
export const mondayOf = (date: string): string => addDays(date, 1 - weekdayNumber(date));

/** The day to open with: the one asked for, else today; on a Sunday the coming Monday is what a family wants. */
export function dayToOpen(week: Pick<DiaryWeek, 'today'>, asked: string | undefined): string {
  const day = asked ?? week.today;
  return weekdayNumber(day) === 7 ? addDays(day, 1) : day;
}

/** The school day before or after; Sundays are skipped. */
export function nextSchoolDay(date: string, step: 1 | -1): string {
  const next = addDays(date, step);
  return weekdayNumber(next) === 7 ? addDays(next, step) : next;
}

/** Whether the lesson goes on at this minute (`HH:MM`). */
export const isGoingOn = (lesson: Pick<DiaryLesson, 'startsAt' | 'endsAt'>, time: string): boolean =>
  lesson.startsAt <= time && time < lesson.endsAt;
