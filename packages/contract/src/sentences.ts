import { identitySentences } from './sentences/identity.ts';
import { importSentences } from './sentences/imports.ts';
import { inputSentences } from './sentences/input.ts';
import { learningSentences } from './sentences/learning.ts';
import { organizationSentences } from './sentences/organizations.ts';

export type Language = 'ru' | 'en';
export type Sentence = Record<Language, string>;

const sentences: Record<string, Sentence> = {
  ...inputSentences,
  ...identitySentences,
  ...learningSentences,
  ...importSentences,
  ...organizationSentences,
};

/** The sentence of a stable code; server and client say the same. An unknown code is answered by the sentence of a fault of ours. */
export function sentenceOf(code: string, language: Language): string {
  return (sentences[code] ?? inputSentences.internal)[language];
}

/** Every code that has a sentence; a test holds the codes in use against it. */
export const knownCodes: readonly string[] = Object.keys(sentences);
