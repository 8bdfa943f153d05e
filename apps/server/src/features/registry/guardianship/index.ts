export { guardianshipRepository } from './guardianship.repository.ts';
export { guardianshipRoutes } from './guardianship.routes.ts';
