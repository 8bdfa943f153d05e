import { keptCounts } from '#platform/jobs/kept-counts.ts';

/** Completeness follows what is changed within seconds, new rules organization by organization. */
export const { countChanged: countChangedCards, handleJobs: completenessJobs } = keptCounts(
  'completeness',
  '52 18 * * *',
);
