import { identitySamples } from './samples/identity.samples.ts';
import { registrySamples } from './samples/registry.samples.ts';
import { movementSamples } from './samples/movement.samples.ts';
import { dataQualitySamples } from './samples/data-quality.samples.ts';
import { learningSamples } from './samples/learning.samples.ts';
import { platformSamples } from './samples/platform.samples.ts';
import type { RouteSamples } from './samples/route-sample.ts';

export type { RouteSample, SchoolRecords } from './samples/route-sample.ts';

/** A well-formed request for every route of the server; the access test fails for a route that is missing here. */
export const routeSamples: RouteSamples = {
  ...identitySamples,
  ...registrySamples,
  ...movementSamples,
  ...dataQualitySamples,
  ...learningSamples,
  ...platformSamples,
};
