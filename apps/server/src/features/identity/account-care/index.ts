export { accountCareRoutes } from './account-care.routes.ts';
export { accountCareService } from './account-care.service.ts';
