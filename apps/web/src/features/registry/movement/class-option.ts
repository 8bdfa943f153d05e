import type { MovementClass } from '@gorodok/contract';

/** A class with its year, since two years may be open at once. */
export const optionOf = ({ id, name, yearName }: MovementClass) => ({
  value: String(id),
  label: `${name} · ${yearName}`,
});
