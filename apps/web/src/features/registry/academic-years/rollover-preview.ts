import type { Rollover, RolloverPlan } from '@gorodok/contract';

export interface Preview {
  /** How many sit in each class of the new year, by the order of names. */
  classes: { name: string; count: number; exists: boolean }[];
  graduates: number;
  stay: number;
}

const collator = new Intl.Collator('ru', { numeric: true });
/** «7 "а"» and «7А» are one class, as the server reads them. */
const keyOf = (name: string): string => name.replaceAll(/[\s"'«»„“”.-]/g, '').toUpperCase();

/** What a plan comes to, while it is being written. */
export function previewOf({ classes, withoutClass, existing }: Rollover, plan: RolloverPlan): Preview {
  const wayOfClass = new Map(plan.classes.map((way) => [way.classGroupId, way]));
  const wayOfStudent = new Map(plan.students.map((way) => [way.enrolmentId, way]));
  const counts = new Map<string, number>();
  let graduates = 0;
  let stay = 0;
  const go = (way: { outcome: string; toName: string | null } | undefined) => {
    if (way?.outcome === 'graduate') graduates += 1;
    else if (!way || way.outcome === 'stay' || !way.toName) stay += 1;
    else counts.set(keyOf(way.toName), (counts.get(keyOf(way.toName)) ?? 0) + 1);
  };
  for (const { id, students } of classes)
    for (const { enrolmentId } of students) go(wayOfStudent.get(enrolmentId) ?? wayOfClass.get(id));
  for (const { enrolmentId } of withoutClass) go(wayOfStudent.get(enrolmentId));
  const known = new Set(existing.map(keyOf));
  return {
    classes: [...counts]
      .map(([name, count]) => ({ name, count, exists: known.has(name) }))
      .toSorted((one, other) => collator.compare(one.name, other.name)),
    graduates,
    stay,
  };
}
