export { rolloverRoutes } from './rollover.routes.ts';
