export { rolloverRoutes } from './rollover.routes.ts';
export { rolloverService } from './rollover.service.ts';
