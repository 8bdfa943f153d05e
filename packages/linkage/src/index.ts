// The front door: which cards are one person.
export { documentKinds, roles } from './card.ts';
export type { Card, NormalisedCard, Role, Sex } from './card.ts';
export { profileNames, weightsOf } from './profile.ts';
export type { ProfileName } from './profile.ts';
export { Normaliser } from './normalisation/normaliser.ts';
export { blockingKeys, keyKinds } from './blocking/keys.ts';
export type { KeyKind } from './blocking/keys.ts';
export { populationOf } from './matching/population.ts';
export type { Population } from './matching/population.ts';
export { Judge } from './matching/judge.ts';
export type { Verdict, Zone } from './matching/judge.ts';
export { vetoes } from './matching/vetoes.ts';
export type { Veto } from './matching/vetoes.ts';
export { Clusters } from './clustering/clusters.ts';
export { linkCards } from './link-cards.ts';
export type { LinkedPair, Linkage } from './link-cards.ts';
export { explain, reasonsOf } from './explanation.ts';
export type { Reason } from './explanation.ts';
