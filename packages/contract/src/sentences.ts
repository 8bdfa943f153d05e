import { accountSentences } from './sentences/accounts.ts';
import { batchUpdateSentences } from './sentences/batch-updates.ts';
import { cardListSentences } from './sentences/card-lists.ts';
import { academicYearSentences } from './sentences/academic-years.ts';
import { identitySentences } from './sentences/identity.ts';
import { completenessSentences } from './sentences/completeness.ts';
import { importSentences } from './sentences/imports.ts';
import { cardSentences } from './sentences/cards.ts';
import { duplicateSentences } from './sentences/duplicates.ts';
import { inputSentences } from './sentences/input.ts';
import { learningSentences } from './sentences/learning.ts';
import { movementSentences } from './sentences/movement.ts';
import { organizationSentences } from './sentences/organizations.ts';

export type Language = 'ru' | 'en';
export type Sentence = Record<Language, string>;

const sentences: Record<string, Sentence> = {
  ...inputSentences,
  ...identitySentences,
  ...cardSentences,
  ...duplicateSentences,
  ...accountSentences,
  ...cardListSentences,
  ...completenessSentences,
  ...learningSentences,
  ...importSentences,
  ...batchUpdateSentences,
  ...movementSentences,
  ...academicYearSentences,
  ...organizationSentences,
};

/** The sentence of a stable code; server and client say the same. An unknown code is answered by the sentence of a fault of ours. */
export function sentenceOf(code: string, language: Language): string {
  return (sentences[code] ?? inputSentences.internal)[language];
}

/** Every code that has a sentence; a test holds the codes in use against it. */
export const knownCodes: readonly string[] = Object.keys(sentences);
