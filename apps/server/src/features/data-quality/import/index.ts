export { applyImport } from './apply-import.job.ts';
export { importApplication } from './import-application.ts';
export { importRoutes } from './import.routes.ts';
export { countsOf, emptyPlan, type Importer, type ImportPlan, type KnownPeople } from './importer.ts';
