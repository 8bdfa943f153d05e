export { findRecipient, letterLanguage, type LetterLanguage } from './recipient.read.ts';
