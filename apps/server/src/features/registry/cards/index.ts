export { cardJobs } from './card-day.job.ts';
export { cardListRoutes, office } from './card-list.routes.ts';
export { cardRows, type CardRow } from './card-page.read.ts';
export type { CardPlace } from './card-place.ts';
export { byName, cardSearchService } from './card-search.service.ts';
export { selectPeople } from './card-selection.ts';
