export { peopleSearchRoutes } from './people-search.routes.ts';
