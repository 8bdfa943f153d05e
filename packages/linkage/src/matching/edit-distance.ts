/**
 * Whether two texts are within one or two slips of the hand (Damerau 1964): a letter wrong, left out, added, or two neighbours in each
 * other's place. Each slip is looked for where the texts first differ, so no table is filled.
 */
export const isWithin = (one: string, other: string, slips: 1 | 2): boolean =>
  Math.abs(one.length - other.length) <= slips && restIsWithin(one, 0, other, 0, slips);

function restIsWithin(one: string, from: number, other: string, otherFrom: number, slips: number): boolean {
  let [a, b] = [from, otherFrom];
  while (a < one.length && b < other.length && one.charCodeAt(a) === other.charCodeAt(b)) {
    a++;
    b++;
  }
  const [left, right] = [one.length - a, other.length - b];
  if (left === 0 || right === 0) return left + right <= slips;
  if (slips === 0 || Math.abs(left - right) > slips) return false;
  return (
    restIsWithin(one, a + 1, other, b + 1, slips - 1) ||
    (left >= right && restIsWithin(one, a + 1, other, b, slips - 1)) ||
    (right >= left && restIsWithin(one, a, other, b + 1, slips - 1)) ||
    (slips > 1 && left < right && restIsWithin(one, a + 1, other, b, slips - 1)) ||
    (slips > 1 && right < left && restIsWithin(one, a, other, b + 1, slips - 1)) ||
    (left >= 2 &&
      right >= 2 &&
      one.charCodeAt(a) === other.charCodeAt(b + 1) &&
      one.charCodeAt(a + 1) === other.charCodeAt(b) &&
      restIsWithin(one, a + 2, other, b + 2, slips - 1))
  );
}
