export { guardianshipRepository } from './guardianship.repository.ts';
export { guardianshipRoutes } from './guardianship.routes.ts';
export { historyOfLink } from './link-history.ts';
