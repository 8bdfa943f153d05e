export { consentRepository } from './consent.repository.ts';
export { consentRoutes } from './consent.routes.ts';
