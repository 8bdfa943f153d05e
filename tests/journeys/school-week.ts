import type { Queryable } from '../../apps/server/src/platform/database/database.ts';
import {
  aClassGroup,
  aGuardian,
  aLesson,
  aMark,
  anAssignment,
  anEmployee,
  anOpenYear,
  anOrganization,
  aPeriod,
  aStudent,
  aSubjectGroup,
} from '../school/index.ts';

/** Names as long as they come, for whatever has to find room for them. */
export const longNames = {
  school: 'МБОУ СОШ д.Сарафаново им. Героя России Ю.П.Яковлева',
  student: {
    surname: 'Абдурахмангаджиева',
    firstName: 'Сафият',
    patronymic: 'Магомедгаджиевна',
  },
};

const day = 24 * 60 * 60 * 1000;
const classmates = ['Архипов', 'Гурин', 'Ёлкина', 'Христорождественский'];

export interface SchoolWeek {
  organizationId: number;
  enrolmentId: number;
  subjectGroupId: number;
  studentId: number;
  guardianId: number;
  teacherId: number;
  /** Today where the school is, `YYYY-MM-DD`. */
  today: string;
}

/** A class with two subjects and the lessons of a fortnight around today; today has three of them, whatever weekday it is. */
export async function aSchoolWeek(
  db: Queryable,
  teacher: Omit<Parameters<typeof anEmployee>[1], 'organizationId'> = {},
): Promise<SchoolWeek> {
  const school = await anOrganization(db, { name: longNames.school });
  const organizationId = school.id;
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: school.timeZone });
  const year = await anOpenYear(db, { organizationId, around: today });
  await aPeriod(db, { academicYearId: year.id, startsOn: year.startsOn, endsOn: year.endsOn });
  const employee = await anEmployee(db, { roles: ['teacher'], ...teacher, organizationId });
  const teacherEmploymentId = employee.employmentId;
  const classGroup = await aClassGroup(db, { organizationId, academicYearId: year.id, name: '7А' });
  const inClass = { organizationId, classGroupId: classGroup.id, since: year.startsOn };
  const student = await aStudent(db, { ...inClass, ...longNames.student });
  for (const surname of classmates) await aStudent(db, { ...inClass, surname });
  const guardian = await aGuardian(db, {
    childId: student.personId,
    surname: longNames.student.surname,
    firstName: 'Патимат',
  });
  const algebra = await aSubjectGroup(db, { ...inClass, subject: 'Алгебра', teacherEmploymentId });
  const long = await aSubjectGroup(db, {
    ...inClass,
    subject: 'Родной язык и литературное чтение на родном языке',
    teacherEmploymentId,
  });

  for (const number of [1, 2, 3]) {
    const lesson = await aLesson(db, { subjectGroup: algebra, heldOn: today, number, topic: 'Степень' });
    if (number !== 1) continue;
    const assignment = await anAssignment(db, { lesson });
    await aMark(db, { assignment, enrolmentId: student.enrolmentId, value: '4', comment: 'Хорошо' });
  }
  for (let offset = -7; offset <= 7; offset += 1) {
    const heldOn = new Date(Date.parse(today) + offset * day).toISOString().slice(0, 10);
    if (offset === 0 || heldOn < year.startsOn || heldOn > year.endsOn) continue;
    await aLesson(db, { subjectGroup: algebra, heldOn, number: 1, topic: 'Степень' });
    await aLesson(db, {
      subjectGroup: long,
      heldOn,
      number: 2,
      topic: 'Слово о полку Игореве: образ автора и его отношение к событиям',
      homework:
        'Упражнения 214–219, https://example.org/a/very/long/address/without/any/space/in/it/at/all.html',
    });
  }
  return {
    organizationId,
    enrolmentId: student.enrolmentId,
    subjectGroupId: algebra.id,
    studentId: student.personId,
    guardianId: guardian.personId,
    teacherId: employee.personId,
    today,
  };
}

/** The consent that the first sign-in asks for, given already. */
export async function aGivenConsent(db: Queryable, personId: number): Promise<void> {
  await db
    .insertInto('consent')
    .values({ personId, purpose: 'esia_exchange', textVersion: '2026-11' })
    .execute();
}
