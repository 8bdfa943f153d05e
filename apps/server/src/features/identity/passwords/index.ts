export { cutOffRoutes } from './cut-off.routes.ts';
export { letters, linkAddress } from './letters.ts';
export { oneTimeLinkRepository } from './one-time-link.repository.ts';
export { passwordJobs } from './password.jobs.ts';
export { passwordRoutes } from './password.routes.ts';
export { passwordService } from './password.service.ts';
export { passwordSignInService } from './password-sign-in.service.ts';
