export { peopleSearchRoutes } from './people-search.routes.ts';
export { maskedName, unmaskings } from './masking.ts';
