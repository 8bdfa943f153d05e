import { genericWeights, russianSchoolWeights, type Weights } from './matching/weights.ts';

/** Whose cards: with Russian names, documents and families, or of any other language. */
export const profileNames = ['russian-school', 'generic'] as const;
export type ProfileName = (typeof profileNames)[number];

export const weightsOf: Readonly<Record<ProfileName, Weights>> = {
  'russian-school': russianSchoolWeights,
  generic: genericWeights,
};
