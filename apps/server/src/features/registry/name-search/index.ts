export { asTyped, correctionsOf, wordsShown, type Understanding, type WantedWord } from './name-search.ts';
export { snilsIn } from './name-words.ts';
