export { cardListRoutes } from './card-list.routes.ts';
