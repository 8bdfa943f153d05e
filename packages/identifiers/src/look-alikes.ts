// Pairs that look the same in print. Only these are ever corrected; a Latin letter without such a twin (R, N, i)
// leaves the question what was meant to a human being.
const latin = 'ABCEHKMOPTXYËaceopxyë';
const cyrillic = 'АВСЕНКМОРТХУЁасеорхуё';
const cyrillicOf = new Map(Array.from(latin, (letter, index) => [letter, cyrillic.charAt(index)]));

/** Latin letters that look like Cyrillic ones become these; all else stays. */
export function latinToCyrillic(text: string): string {
  return text.replace(/\p{Script=Latin}/gu, (letter) => cyrillicOf.get(letter) ?? letter);
}

// What a Russian keyboard offers for Roman numerals. П and Ш stand for II and III on many typed certificates.
const romanOf = new Map([
  ['Х', 'X'],
  ['І', 'I'],
  ['Ӏ', 'I'],
  ['У', 'V'],
  ['С', 'C'],
  ['П', 'II'],
  ['Ш', 'III'],
  ['1', 'I'],
  ['|', 'I'],
]);

/** Capitals and digits written for Roman numerals become the Latin letters meant. */
export function romanNumerals(text: string): string {
  return text.replace(/./gu, (letter) => romanOf.get(letter) ?? letter);
}
