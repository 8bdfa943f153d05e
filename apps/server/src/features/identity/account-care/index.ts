export { accountCareRoutes } from './account-care.routes.ts';
export { accountCareService } from './account-care.service.ts';
export { setBlocked, unlinkEsia } from './care-of-account.ts';
