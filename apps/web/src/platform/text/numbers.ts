/** The narrow space that keeps the digits of a number on one line. */
const thinSpace = '\u202F';

/** 12 345 with thin spaces, as Russian typography sets it; four digits stay together. */
export function formatNumber(value: number): string {
  const digits = String(Math.abs(Math.trunc(value)));
  const grouped = digits.length > 4 ? digits.replace(/\B(?=(\d{3})+$)/g, thinSpace) : digits;
  return value < 0 ? `−${grouped}` : grouped;
}
