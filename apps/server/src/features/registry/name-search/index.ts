export { hasWord } from './name-condition.ts';
export {
  asTyped,
  correctionsOf,
  inWholeWords,
  wordsShown,
  type Understanding,
  type WantedWord,
} from './name-search.ts';
export { snilsIn } from './name-words.ts';
