export { sessionRoutes } from './session.routes.ts';
export { sessionService, chooseObviousRole } from './session.service.ts';
export { identityStatement, sessionRepository } from './session.repository.ts';
export { sessionHours } from './session.policy.ts';
export { hashToken, newToken } from './session.token.ts';
export { listRoleChoices } from './role-choices.read.ts';
export { sessionJobs } from './session.jobs.ts';
