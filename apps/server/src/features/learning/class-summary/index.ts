export { classSummaryRoutes } from './class-summary.routes.ts';
