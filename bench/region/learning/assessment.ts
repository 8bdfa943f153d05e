import { markComments } from '../data/homework.ts';
import type { EnrolledStudent } from '../plan/class-groups.ts';
import type { Random } from '../random.ts';
import { momentOf, type Run } from '../run.ts';
import type { Absences } from './attendance.ts';
import type { SubjectGroup } from './teaching-posts.ts';

export type HeldLesson = {
  id: number;
  subjectGroup: SubjectGroup;
  heldOn: string;
  lessonNumber: number;
  topic: string | null;
};

type Assignment = { kind: string; title: string | null; weight: number };

const practical = ['Музыка', 'Изобразительное искусство', 'Труд (технология)', 'Физическая культура'];
const sciences = ['Физика', 'Химия', 'Биология'];

/** A piece of work that the whole class hands in. */
function drawPaper(random: Random, { subject, grade }: SubjectGroup, topic: string | null): Assignment {
  const about = topic ? `: ${topic}` : '';
  const kinds: Assignment[] = [
    { kind: 'independent_work', title: `Самостоятельная работа${about}`, weight: 15 },
    { kind: 'quiz', title: `Тест${about}`, weight: 10 },
    { kind: 'test_paper', title: `Контрольная работа${about}`, weight: 20 },
  ];
  if (subject === 'Русский язык') kinds.push({ kind: 'dictation', title: 'Диктант', weight: 20 });
  if (subject === 'Литература') kinds.push({ kind: 'essay', title: `Сочинение${about}`, weight: 20 });
  if (sciences.includes(subject) && grade >= 7) {
    kinds.push({ kind: 'laboratory_work', title: `Лабораторная работа${about}`, weight: 15 });
  }
  if (subject === 'Физическая культура') return { kind: 'test_paper', title: `Норматив${about}`, weight: 10 };
  if (practical.includes(subject) || subject === 'Индивидуальный проект') {
    return { kind: 'project', title: `Проект${about}`, weight: 15 };
  }
  return random.pick(kinds);
}

// How well a student learns, drawn once from the number of the enrolment, so that a diary is all of a piece.
const abilities = [3.1, 3.5, 3.8, 3.9, 4.1, 4.2, 4.4, 4.6, 4.8, 5];
const abilityOf = ({ enrolmentId, isEager }: EnrolledStudent): number =>
  isEager ? 4.4 : (abilities[(Math.imul(enrolmentId, 0x9e3779b1) >>> 8) % abilities.length] ?? 4);

function drawMark(random: Random, student: EnrolledStudent): string {
  if (random.chance(0.004)) return 'owed';
  const value = Math.round(abilityOf(student) + (random.next() + random.next() - 1) * 1.3);
  return String(Math.min(5, Math.max(2, value)));
}

/**
 * Writes who was away from a lesson and the marks of those who were there: about one for a student in four lessons, by a
 * paper of the whole class now and then and answers of a few in between; none in the first grade.
 */
export function assess(
  run: Run,
  random: Random,
  organizationId: number,
  lesson: HeldLesson,
  absences: Absences,
): void {
  const { students } = lesson.subjectGroup.group;
  const present = students.filter((student) => {
    const reason = absences.get(student)?.get(lesson.heldOn) ?? drawLesserAbsence(random, student, lesson);
    if (reason) {
      run.sheets.add('attendance', {
        organization_id: organizationId,
        lesson_id: lesson.id,
        enrolment_id: student.enrolmentId,
        value: reason,
        entered_at: momentOf(run, lesson.heldOn, '15:10'),
        held_on: lesson.heldOn,
      });
    }
    return reason === undefined || reason === 'late';
  });
  if (lesson.subjectGroup.grade === 1) return;
  if (random.chance(0.09)) {
    writeMarks(
      run,
      random,
      organizationId,
      lesson,
      drawPaper(random, lesson.subjectGroup, lesson.topic),
      present,
    );
    return;
  }
  const answering = present.filter(({ isEager }) => random.chance(isEager ? 0.4 : 0.14));
  writeMarks(run, random, organizationId, lesson, { kind: 'answer', title: null, weight: 10 }, answering);
  if (random.chance(0.8) || practical.includes(lesson.subjectGroup.subject)) return;
  const checked = present.filter(() => random.chance(0.2));
  writeMarks(run, random, organizationId, lesson, { kind: 'homework', title: null, weight: 10 }, checked);
}

/** Late in the morning; excused from exercise, not from the lesson's time, by a doctor. */
function drawLesserAbsence(
  random: Random,
  { enrolmentId }: EnrolledStudent,
  { lessonNumber, subjectGroup }: HeldLesson,
): 'late' | 'exempt' | undefined {
  if (subjectGroup.subject === 'Физическая культура' && enrolmentId % 53 === 0) return 'exempt';
  return lessonNumber === 1 && random.chance(0.012) ? 'late' : undefined;
}

function writeMarks(
  run: Run,
  random: Random,
  organizationId: number,
  lesson: HeldLesson,
  { kind, title, weight }: Assignment,
  students: readonly EnrolledStudent[],
): void {
  if (students.length === 0) return;
  const assignmentId = run.sheets.nextId('assignment');
  run.sheets.add('assignment', {
    organization_id: organizationId,
    id: assignmentId,
    lesson_id: lesson.id,
    kind,
    title,
    weight,
  });
  for (const student of students) {
    run.sheets.add('mark', {
      organization_id: organizationId,
      assignment_id: assignmentId,
      enrolment_id: student.enrolmentId,
      value: drawMark(random, student),
      comment: random.chance(0.006) ? random.pick(markComments) : null,
      entered_at: momentOf(run, lesson.heldOn, '15:10'),
      held_on: lesson.heldOn,
    });
    run.figures.marks++;
  }
}
