export { cardExportRoutes } from './card-export.routes.ts';
export { cardExportJobs } from './export-application.ts';
