import type { ClassGroup } from '../plan/class-groups.ts';
import type { Random } from '../random.ts';
import type { SubjectGroup, TeachingPost } from './teaching-posts.ts';

/** A lesson of the week. */
export type TimetableSlot = {
  subjectGroup: SubjectGroup;
  post: TeachingPost;
  weekday: number;
  lessonNumber: number;
};

const daysInWeek = 5;
const attempts = 40;

type Lessons = { subjectGroup: SubjectGroup; left: number; onDay: number[] };
type Week = { slots: TimetableSlot[]; unplaced: number };

/**
 * Lays a week so that nobody is in two places at once and no class waits between lessons. Hour by hour from the last to the
 * first, teachers are matched with the classes that have a lesson then; teachers with the least room left go first.
 * @returns the best of some attempts; nearly always every lesson finds its place.
 */
export function layTimetable(random: Random, posts: readonly TeachingPost[]): TimetableSlot[] {
  let best: Week | undefined;
  for (let attempt = 0; attempt < attempts && best?.unplaced !== 0; attempt++) {
    const week = layWeek(random, random.shuffled(posts));
    if (!best || week.unplaced < best.unplaced) best = week;
  }
  return best?.slots ?? [];
}

function layWeek(random: Random, posts: readonly TeachingPost[]): Week {
  const lessons = new Map<TeachingPost, Lessons[]>(
    posts.map((post) => [
      post,
      post.subjectGroups.map((subjectGroup) => ({
        subjectGroup,
        left: subjectGroup.hours,
        onDay: Array.from({ length: daysInWeek + 1 }, () => 0),
      })),
    ]),
  );
  const hours = new Map<ClassGroup, number>();
  for (const { group, hours: weekly } of posts.flatMap(({ subjectGroups }) => subjectGroups)) {
    hours.set(group, (hours.get(group) ?? 0) + weekly);
  }
  const days = random.shuffled([1, 2, 3, 4, 5]);
  const week: Week = { slots: [], unplaced: 0 };
  for (let hour = Math.max(0, ...hours.values()) - 1; hour >= 0; hour--) {
    const weekday = days[hour % daysInWeek] ?? 1;
    const lessonNumber = Math.floor(hour / daysInWeek) + 1;
    const active = random.shuffled([...hours.keys()].filter((group) => (hours.get(group) ?? 0) > hour));
    const taught = matchTeachers(lessons, active, { weekday, hoursLeft: hour + 1 });
    week.unplaced += active.length - taught.size;
    for (const [group, post] of taught) {
      const chosen = chooseLesson(lessons.get(post) ?? [], group, weekday);
      if (!chosen) continue;
      chosen.left -= 1;
      chosen.onDay[weekday] = (chosen.onDay[weekday] ?? 0) + 1;
      week.slots.push({ subjectGroup: chosen.subjectGroup, post, weekday, lessonNumber });
    }
  }
  return week;
}

/** Of what a teacher still owes a class, the subject it has had least of that day, then the one with most hours left. */
function chooseLesson(lessons: readonly Lessons[], group: ClassGroup, weekday: number): Lessons | undefined {
  return lessons
    .filter(({ subjectGroup, left }) => subjectGroup.group === group && left > 0)
    .sort((a, b) => (a.onDay[weekday] ?? 0) - (b.onDay[weekday] ?? 0) || b.left - a.left)[0];
}

/** A maximum matching of classes with teachers for one hour, by augmenting paths. */
function matchTeachers(
  lessons: ReadonlyMap<TeachingPost, readonly Lessons[]>,
  active: readonly ClassGroup[],
  { weekday, hoursLeft }: { weekday: number; hoursLeft: number },
): ReadonlyMap<ClassGroup, TeachingPost> {
  const load = (post: TeachingPost) => (lessons.get(post) ?? []).reduce((sum, { left }) => sum + left, 0);
  const loads = new Map([...lessons.keys()].map((post) => [post, load(post)]));
  const busiest = [...loads.keys()].sort((a, b) => (loads.get(b) ?? 0) - (loads.get(a) ?? 0));
  const mayTeach = (post: TeachingPost, group: ClassGroup, strict: boolean) =>
    (lessons.get(post) ?? []).some(
      ({ subjectGroup, left, onDay }) =>
        subjectGroup.group === group &&
        left > 0 &&
        (!strict || (onDay[weekday] ?? 0) < Math.ceil(subjectGroup.hours / daysInWeek)),
    );
  const teacherOf = new Map<ClassGroup, TeachingPost>();
  const classOf = new Map<TeachingPost, ClassGroup>();
  const join = (group: ClassGroup, post: TeachingPost) => {
    teacherOf.set(group, post);
    classOf.set(post, group);
    return true;
  };
  for (const strict of [true, false]) {
    const seatTeacher = (post: TeachingPost, seen: Set<ClassGroup>): boolean =>
      active.some((group) => {
        if (seen.has(group) || !mayTeach(post, group, strict)) return false;
        seen.add(group);
        const rival = teacherOf.get(group);
        return (!rival || seatTeacher(rival, seen)) && join(group, post);
      });
    const seatClass = (group: ClassGroup, seen: Set<TeachingPost>): boolean =>
      busiest.some((post) => {
        if (seen.has(post) || !mayTeach(post, group, strict)) return false;
        seen.add(post);
        const rival = classOf.get(post);
        return (!rival || seatClass(rival, seen)) && join(group, post);
      });
    // Who has nearly as many lessons left as there are hours must teach in every one of them.
    for (const post of busiest) {
      if ((loads.get(post) ?? 0) >= hoursLeft * 0.75 && !classOf.has(post)) seatTeacher(post, new Set());
    }
    for (const group of active) {
      if (!teacherOf.has(group)) seatClass(group, new Set());
    }
  }
  return teacherOf;
}
