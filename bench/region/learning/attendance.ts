import type { ClassGroup, EnrolledStudent } from '../plan/class-groups.ts';
import type { Random } from '../random.ts';

type Absence = 'ill' | 'excused' | 'unexcused' | 'absent';
/** Who is away on which day, and why. */
export type Absences = ReadonlyMap<EnrolledStudent, ReadonlyMap<string, Absence>>;

/** Illnesses of two to six days, single days with and without a reason; nothing is known of the days to come. */
export function drawAbsences(
  random: Random,
  group: ClassGroup,
  days: readonly string[],
  today: string,
): Absences {
  const past = days.filter((day) => day <= today);
  return new Map(group.students.map((student) => [student, drawDaysAway(random, past)]));
}

function drawDaysAway(random: Random, past: readonly string[]): ReadonlyMap<string, Absence> {
  const away = new Map<string, Absence>();
  if (past.length === 0) return away;
  const quarters = past.length / 40;
  const mark = (reason: Absence, length: number) => {
    const start = random.integer(0, past.length - 1);
    for (const day of past.slice(start, start + length)) away.set(day, reason);
  };
  if (random.chance(0.35 * quarters)) mark('ill', random.integer(2, 6));
  if (random.chance(0.35 * quarters)) mark('excused', 1);
  if (random.chance(0.05 * quarters)) mark('unexcused', 1);
  if (random.chance(0.08 * quarters)) mark('absent', 1);
  return away;
}
