export { periodMarkRoutes } from './period-mark.routes.ts';
export { averageOf, hasExamination, usualThresholds, type MarkSum } from './period-mark.policy.ts';
