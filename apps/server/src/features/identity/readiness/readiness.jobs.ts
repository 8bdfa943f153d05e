import { keptCounts } from '#platform/jobs/kept-counts.ts';

/** Readiness follows what is changed within seconds. */
export const { countChanged: countChangedPeople, handleJobs: readinessJobs } = keptCounts(
  'readiness',
  '50 18 * * *',
);
