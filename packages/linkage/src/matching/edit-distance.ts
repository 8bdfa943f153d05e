/**
 * Whether two texts are within one or two slips of the hand: a letter wrong, left out, added, or two neighbours in each other's place.
 * What begins and ends alike is cut off first, so that most pairs are answered without a table.
 */
export function isWithin(one: string, other: string, slips: 1 | 2): boolean {
  if (Math.abs(one.length - other.length) > slips) return false;
  let start = 0;
  const shorter = Math.min(one.length, other.length);
  while (start < shorter && one.charCodeAt(start) === other.charCodeAt(start)) start++;
  let [oneEnd, otherEnd] = [one.length, other.length];
  while (
    oneEnd > start &&
    otherEnd > start &&
    one.charCodeAt(oneEnd - 1) === other.charCodeAt(otherEnd - 1)
  ) {
    oneEnd--;
    otherEnd--;
  }
  const [oneLeft, otherLeft] = [oneEnd - start, otherEnd - start];
  if (oneLeft <= 1 && otherLeft <= 1) return true;
  if (
    oneLeft === 2 &&
    otherLeft === 2 &&
    one.charCodeAt(start) === other.charCodeAt(start + 1) &&
    one.charCodeAt(start + 1) === other.charCodeAt(start)
  )
    return true;
  return slips === 2 && distance(one.slice(start, oneEnd), other.slice(start, otherEnd)) <= 2;
}

/** Optimal string alignment (Damerau 1964): the fewest slips that lead from one text to the other. */
export function distance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const equal = one.charCodeAt(row - 1) === other.charCodeAt(column - 1);
      let least = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (equal ? 0 : 1),
      );
      if (
        row > 1 &&
        column > 1 &&
        one.charCodeAt(row - 1) === other.charCodeAt(column - 2) &&
        one.charCodeAt(row - 2) === other.charCodeAt(column - 1)
      )
        least = Math.min(least, at(beforeLast, column - 2) + 1);
      current.push(least);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, other.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;
