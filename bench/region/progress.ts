import type { RegionPlan } from './plan/region-plan.ts';
import type { RegionFigures } from './run.ts';

const whole = new Intl.NumberFormat('ru-RU');

/** Tells after each neighbourhood how far the filling has come, how fast it goes and how long it will still take. */
export function createProgress(
  plan: RegionPlan,
  tell: (line: string) => void,
): (municipality: string, figures: RegionFigures) => void {
  const total = plan.neighbourhoods
    .flatMap(({ organizations }) => organizations)
    .reduce((sum, { students }) => sum + students, 0);
  const began = performance.now();
  return (municipality, { students }) => {
    const seconds = (performance.now() - began) / 1000;
    const left = students > 0 ? Math.ceil((seconds * (total - students)) / students) : 0;
    const rate = Math.round(students / seconds);
    tell(
      `${Math.floor((100 * students) / total)} %: учеников ${whole.format(students)} из ${whole.format(total)}, ` +
        `${whole.format(rate)} в секунду, осталось ${left} с (${municipality})`,
    );
  };
}
