export { guardianshipRepository } from './guardianship.repository.ts';
export { guardianshipRoutes } from './guardianship.routes.ts';
export { linkKnownGuardian } from './guardianship.service.ts';
export { historyOfLink } from './link-history.ts';
