import type { Organization } from '../plan/organizations.ts';
import type { Random } from '../random.ts';
import type { Run } from '../run.ts';
import type { TeachingPost } from './teaching-posts.ts';
import { layTimetable, type TimetableSlot } from './timetable.ts';

const lessonsInDay = 8;
const lessonMinutes = 40;

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Lessons of 40 minutes; the breaks after the second and third are long, for the canteen (СП 2.4.3648-20, 3.4.16). */
function writeBells(run: Run, random: Random, organizationId: number): void {
  let start = random.pick([8 * 60, 8 * 60 + 30, 8 * 60 + 30, 9 * 60]);
  for (let number = 1; number <= lessonsInDay; number++) {
    run.sheets.add('bell', {
      organization_id: organizationId,
      lesson_number: number,
      starts_at: clock(start),
      ends_at: clock(start + lessonMinutes),
    });
    start += lessonMinutes + (number === 2 || number === 3 ? 20 : 10);
  }
}

/** Writes bells, subject groups with their teachers, and the week's timetable of a school. */
export function writeSchoolWeek(
  run: Run,
  random: Random,
  organization: Organization,
  teachers: ReadonlyMap<TeachingPost, number>,
): TimetableSlot[] {
  writeBells(run, random, organization.id);
  for (const [post, employmentId] of teachers) {
    for (const { id, group, subject } of post.subjectGroups) {
      run.sheets.add('subject_group', {
        organization_id: organization.id,
        id,
        class_group_id: group.id,
        subject_id: run.subjectIds.get(subject) ?? null,
        teacher_employment_id: employmentId,
      });
    }
  }
  const slots = layTimetable(random, [...teachers.keys()]);
  for (const { subjectGroup, post, weekday, lessonNumber } of slots) {
    run.sheets.add('timetable_slot', {
      organization_id: organization.id,
      id: run.sheets.nextId('timetable_slot'),
      subject_group_id: subjectGroup.id,
      weekday,
      lesson_number: lessonNumber,
      room: post.room,
    });
  }
  return slots;
}
