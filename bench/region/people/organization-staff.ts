import { planTeachingPosts, type TeachingPost } from '../learning/teaching-posts.ts';
import type { ClassGroup } from '../plan/class-groups.ts';
import type { Organization } from '../plan/organizations.ts';
import type { Run } from '../run.ts';
import type { Feature } from '../writing/accounts-file.ts';
import { hire, type Employee, type LabourMarket, type StaffRole } from './staff.ts';

/** The staff of «Кем войти» in a school, around one class whose diary the family of «Кем войти» reads. */
export type FeaturedStaff = {
  group: ClassGroup;
  subject: string;
  director: Feature;
  schoolAdmin: Feature;
  classTeacher: Feature;
  teacher: Feature;
};

export type SchoolStaff = { teachers: ReadonlyMap<TeachingPost, number>; employees: readonly Employee[] };

// A small school has nobody for the office alone: a teacher keeps the register beside the lessons.
const smallSchool = 60;

/** Fills the posts of a school and names a teacher for every class. */
export function staffSchool(
  run: Run,
  market: LabourMarket,
  organization: Organization,
  featured?: FeaturedStaff,
): SchoolStaff {
  const posts = planTeachingPosts(run, organization);
  const classTeachers = chooseClassTeachers(organization, posts, featured);
  const isSmall = organization.plan.students < smallSchool;
  const employees: Employee[] = [];
  const fill = (position: string, roles: readonly StaffRole[], feature?: Feature): Employee => {
    const employee = hire(run, market, organization.id, { positions: [position], roles, feature });
    employees.push(employee);
    return employee;
  };
  fill('Директор', ['director'], featured?.director);
  if (!isSmall) fill('Заместитель директора по учебно-воспитательной работе', ['deputy_head']);
  if (!isSmall || posts.length === 0)
    fill('Администратор «Сетевого города»', ['school_admin'], featured?.schoolAdmin);
  const teachers = new Map<TeachingPost, number>();
  for (const [index, post] of posts.entries()) {
    const own = classTeachers.get(post) ?? [];
    const roles: StaffRole[] = ['teacher'];
    if (own.length > 0) roles.push('class_teacher');
    if (isSmall && index === 0) roles.push('school_admin');
    const { employmentId } = fill(post.position, roles, featuredTeacher(post, own, featured));
    for (const group of own) group.classTeacherEmploymentId = employmentId;
    teachers.set(post, employmentId);
  }
  return { teachers, employees };
}

function featuredTeacher(
  post: TeachingPost,
  own: readonly ClassGroup[],
  featured: FeaturedStaff | undefined,
): Feature | undefined {
  if (!featured) return undefined;
  if (teachesFeatured(post, featured)) return featured.teacher;
  return own.includes(featured.group) ? featured.classTeacher : undefined;
}

const teachesFeatured = (post: TeachingPost, { group, subject }: FeaturedStaff): boolean =>
  post.subjectGroups.some((taught) => taught.group === group && taught.subject === subject);

/** A primary class has its own teacher; an older one gets a subject teacher who leads the fewest classes yet. */
function chooseClassTeachers(
  { groups }: Organization,
  posts: readonly TeachingPost[],
  featured: FeaturedStaff | undefined,
): ReadonlyMap<TeachingPost, ClassGroup[]> {
  const chosen = new Map<TeachingPost, ClassGroup[]>();
  const count = (post: TeachingPost) => chosen.get(post)?.length ?? 0;
  for (const group of groups) {
    const teaching = posts.filter(({ subjectGroups, ownClass }) =>
      ownClass ? ownClass === group : subjectGroups.some((taught) => taught.group === group),
    );
    // The two teachers of «Кем войти» shall be two people.
    const free = teaching.filter((post) => featured?.group !== group || !teachesFeatured(post, featured));
    const teacher =
      free.find(({ ownClass }) => ownClass === group) ?? free.sort((a, b) => count(a) - count(b))[0];
    if (teacher) chosen.set(teacher, [...(chosen.get(teacher) ?? []), group]);
  }
  return chosen;
}

/** Fills the posts of a kindergarten or an organisation of additional education. */
export function staffGroups(run: Run, market: LabourMarket, organization: Organization): Employee[] {
  const isKindergarten = organization.plan.kinds.includes('preschool');
  const isSchool = organization.plan.kinds.includes('general');
  const groups = organization.groups.filter(({ education }) => education !== 'general');
  const fill = (position: string, roles: readonly StaffRole[]) =>
    hire(run, market, organization.id, { positions: [position], roles });
  const office = isSchool
    ? []
    : [
        fill(isKindergarten ? 'Заведующий' : 'Директор', ['director']),
        fill('Делопроизводитель', ['school_admin']),
      ];
  const educators = groups.map((group) => {
    const employee = fill(isKindergarten ? 'Воспитатель' : 'Педагог дополнительного образования', [
      'teacher',
    ]);
    group.classTeacherEmploymentId = employee.employmentId;
    return employee;
  });
  return [...office, ...educators];
}
