import { Id, Strict } from '@gorodok/contract';
import type { JobKind } from '../job-kind.ts';
import type { JobTiming } from '../job-runner.ts';

const Visit = Strict({ visitId: Id });

export const countVisit: JobKind<typeof Visit> = {
  name: 'visit.count',
  data: Visit,
  retryLimit: 3,
  maximumSeconds: 2,
};

export const quickTiming: JobTiming = {
  heartbeatSeconds: 10,
  superviseSeconds: 1,
  pollSeconds: 0.5,
  stopSeconds: 5,
};
