export { hasWords } from './name-condition.ts';
export { NameDictionary } from './name-dictionary.ts';
export {
  asTyped,
  correctionsOf,
  inWholeWords,
  mayBeFoundAsTyped,
  wordsShown,
  type Understanding,
  type WantedWord,
} from './name-search.ts';
export { snilsIn } from './name-words.ts';
