export { sessionRoutes } from './session.routes.ts';
export { sessionService, chooseObviousRole, openSession } from './session.service.ts';
export { identityStatement, sessionRepository } from './session.repository.ts';
export { rolesWithSecondFactor, sessionHours } from './session.policy.ts';
export { hashToken, newToken } from './session.token.ts';
export { listRoleChoices } from './role-choices.read.ts';
export { deviceOf, type Device } from './device.ts';
export { sessionJobs } from './session.jobs.ts';
export { ownCookie, sessionCookieFor, type SessionCookie } from './session.cookie.ts';
