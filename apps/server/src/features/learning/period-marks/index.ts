export { periodMarkRoutes } from './period-mark.routes.ts';
