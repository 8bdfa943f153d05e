import { curriculum, specialities } from '../data/curriculum.ts';
import type { ClassGroup } from '../plan/class-groups.ts';
import type { Organization } from '../plan/organizations.ts';
import type { Run } from '../run.ts';

/** A class learning a subject. */
export type SubjectGroup = { id: number; group: ClassGroup; grade: number; subject: string; hours: number };

/** What one teacher does in a week. */
export type TeachingPost = {
  position: string;
  room: string;
  subjectGroups: SubjectGroup[];
  /** The primary class that this teacher leads. */
  ownClass: ClassGroup | null;
};

// Of 36 hours of a teacher's week, half is lessons; most take more (order 269 of 2025, formerly 1601 of 2014).
const longestWeek = 26;

const lessonHours = (subjectGroups: readonly SubjectGroup[]): number =>
  subjectGroups.reduce((sum, { hours }) => sum + hours, 0);

/** Shares out the lessons of a school: a teacher for every primary class, subject teachers for the rest. */
export function planTeachingPosts(run: Run, organization: Organization): TeachingPost[] {
  const subjectGroups = organization.groups.flatMap((group) => subjectGroupsOf(run, group));
  const hasSubjectTeachers = organization.plan.stage !== 'primary';
  const taken = new Set<SubjectGroup>();
  const posts: TeachingPost[] = [];
  for (const { position, subjects, fromGrade, room } of specialities) {
    if (!hasSubjectTeachers && position !== 'Учитель английского языка') continue;
    const wanted = subjectGroups.filter(
      ({ subject, grade }) => subjects.includes(subject) && grade >= fromGrade,
    );
    for (const share of sharesOf(wanted))
      posts.push({ position, room, subjectGroups: share, ownClass: null });
    wanted.forEach((subjectGroup) => taken.add(subjectGroup));
  }
  for (const group of organization.groups) {
    const own = subjectGroups.filter(
      (subjectGroup) => subjectGroup.group === group && !taken.has(subjectGroup),
    );
    if (own.length === 0) continue;
    posts.push({ position: 'Учитель начальных классов', room: '', subjectGroups: own, ownClass: group });
  }
  return posts.map((post, index) => ({ ...post, room: post.room || String(index + 1) }));
}

function subjectGroupsOf(run: Run, group: ClassGroup): SubjectGroup[] {
  const { grade } = group;
  if (grade === null) return [];
  return Object.entries(curriculum[grade] ?? {}).map(([subject, hours]) => ({
    id: run.sheets.nextId('subject_group'),
    group,
    grade,
    subject,
    hours,
  }));
}

/** Cuts a list of lessons into weeks that a teacher can bear. */
function sharesOf(subjectGroups: readonly SubjectGroup[]): SubjectGroup[][] {
  const shares: SubjectGroup[][] = [];
  for (const subjectGroup of subjectGroups) {
    const last = shares.at(-1);
    if (last && lessonHours(last) + subjectGroup.hours <= longestWeek) last.push(subjectGroup);
    else shares.push([subjectGroup]);
  }
  return shares;
}
