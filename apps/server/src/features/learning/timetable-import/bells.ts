import type { Bell } from './timetable.repository.ts';

// Lessons of 45 minutes; breaks of 10, two of 20 for lunch (СП 2.4.3648-20, 3.4.16).
const firstBell = 8 * 60 + 30;
const lessonMinutes = 45;
const breakMinutes = [10, 20, 20];
const usualBreak = 10;
const usualLessons = 8;

/** The bells of a school that has entered none: eight lessons, or as many as the timetable needs. */
export function usualBells(lessons: readonly { lessonNumber: number }[]): Bell[] {
  const count = Math.max(usualLessons, ...lessons.map(({ lessonNumber }) => lessonNumber));
  const bells: Bell[] = [];
  let minute = firstBell;
  for (let lessonNumber = 1; lessonNumber <= count; lessonNumber += 1) {
    const end = minute + lessonMinutes;
    bells.push({ lessonNumber, startsAt: clock(minute), endsAt: clock(end) });
    minute = end + (breakMinutes[lessonNumber - 1] ?? usualBreak);
  }
  return bells;
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
