import { addDays, schoolDaysOf, taughtQuarters, weekdayOf } from '../calendar.ts';
import { curriculum } from '../data/curriculum.ts';
import { anyHomework, homeworkTemplates, withoutHomework } from '../data/homework.ts';
import { lowerMiddleTopics, upperMiddleTopics } from '../data/topics-middle.ts';
import { primaryTopics } from '../data/topics-primary.ts';
import { seniorTopics } from '../data/topics-senior.ts';
import type { Organization } from '../plan/organizations.ts';
import type { Random } from '../random.ts';
import type { Run } from '../run.ts';
import { assess, type HeldLesson } from './assessment.ts';
import { drawAbsences } from './attendance.ts';
import type { SubjectGroup } from './teaching-posts.ts';
import type { TimetableSlot } from './timetable.ts';

// Of today's lessons the first three are over: a teacher who signs in still finds some to fill.
const lessonsOverToday = 3;

const stages = [
  { grades: [1, 2, 3, 4], topics: primaryTopics },
  { grades: [5, 6], topics: lowerMiddleTopics },
  { grades: [7, 8, 9], topics: upperMiddleTopics },
  { grades: [10, 11], topics: seniorTopics },
];

/** The topics of one grade: its part of the stage's list, divided among the grades that learn the subject. */
function topicsOf({ subject, grade }: SubjectGroup): readonly string[] {
  const stage = stages.find(({ grades }) => grades.includes(grade));
  const topics = stage?.topics[subject] ?? ['Повторение'];
  const learning = stage?.grades.filter((taught) => curriculum[taught]?.[subject] !== undefined) ?? [grade];
  const part = learning.indexOf(grade);
  const cut = (share: number) => Math.round((share * topics.length) / learning.length);
  return topics.slice(cut(part), cut(part + 1));
}

function drawHomework(random: Random, { subject, grade }: SubjectGroup, index: number): string | null {
  if (grade === 1 || withoutHomework.includes(subject) || random.chance(0.12)) return null;
  const template = random.pick(homeworkTemplates[subject] ?? anyHomework);
  const number = 12 + index * 3 + random.integer(0, 2);
  return template.replace('{n}', String(number)).replace('{m}', String(number + 1));
}

/** The days with lessons for a grade: in February the first grade has a week of holidays of its own. */
function schoolDays(run: Run): { day: string; firstGradeRests: boolean }[] {
  const rest = `${run.year.endsOn.slice(0, 4)}-02-08`;
  const restStart = addDays(rest, (8 - weekdayOf(rest)) % 7);
  const restEnd = addDays(restStart, 6);
  return taughtQuarters(run.year, run.today, run.terms)
    .flatMap(schoolDaysOf)
    .map((day) => ({ day, firstGradeRests: day >= restStart && day <= restEnd }));
}

/** Writes the lessons of a school around today: held ones with topics, homework, attendance and marks. */
export function writeLessons(
  run: Run,
  random: Random,
  organization: Organization,
  slots: readonly TimetableSlot[],
): void {
  const days = schoolDays(run);
  const absences = new Map(
    organization.groups.map((group) => [
      group,
      drawAbsences(
        random,
        group,
        days.map(({ day }) => day),
        run.today,
      ),
    ]),
  );
  const byWeekday = Map.groupBy(slots, ({ weekday }) => weekday);
  const lengths = new Map<SubjectGroup, number>();
  for (const { day } of days) {
    for (const { subjectGroup } of byWeekday.get(weekdayOf(day)) ?? []) {
      lengths.set(subjectGroup, (lengths.get(subjectGroup) ?? 0) + 1);
    }
  }
  const begun = new Map<SubjectGroup, { lessons: number; future: number }>();
  for (const { day, firstGradeRests } of days) {
    for (const slot of byWeekday.get(weekdayOf(day)) ?? []) {
      const { subjectGroup, lessonNumber } = slot;
      if (firstGradeRests && subjectGroup.grade === 1) continue;
      const progress = begun.get(subjectGroup) ?? { lessons: 0, future: 0 };
      begun.set(subjectGroup, progress);
      const held = day < run.today || (day === run.today && lessonNumber <= lessonsOverToday);
      const topics = topicsOf(subjectGroup);
      const position = Math.floor((progress.lessons * topics.length) / (lengths.get(subjectGroup) ?? 1));
      const topic = topics[position] ?? null;
      // What is due next is known; what is due later is not.
      const homework =
        held || progress.future === 0 ? drawHomework(random, subjectGroup, progress.lessons) : null;
      const written = held && !random.chance(0.04) ? topic : null;
      const lesson = writeLesson(run, organization.id, slot, { heldOn: day, topic: written, homework });
      progress.lessons += 1;
      if (!held) progress.future += 1;
      else
        assess(
          run,
          random,
          organization.id,
          { ...lesson, topic },
          absences.get(subjectGroup.group) ?? new Map(),
        );
    }
  }
}

function writeLesson(
  run: Run,
  organizationId: number,
  { subjectGroup, post, lessonNumber }: TimetableSlot,
  content: { heldOn: string; topic: string | null; homework: string | null },
): HeldLesson {
  const id = run.sheets.nextId('lesson');
  run.sheets.add('lesson', {
    organization_id: organizationId,
    id,
    class_group_id: subjectGroup.group.id,
    subject_group_id: subjectGroup.id,
    held_on: content.heldOn,
    lesson_number: lessonNumber,
    room: post.room,
    topic: content.topic,
    homework: content.homework,
  });
  run.figures.lessons++;
  return { id, subjectGroup, heldOn: content.heldOn, lessonNumber, topic: content.topic };
}
