export { isCoordinator, type Scope } from './region-scope.policy.ts';
export { inScope } from './region-scope.read.ts';
export { headingOf, resolveScope } from './region-scope.service.ts';
