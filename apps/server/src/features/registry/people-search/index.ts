export { peopleSearchRoutes } from './people-search.routes.ts';
export { maskedName } from './masking.ts';
