export { findCurrentPeriod, findOpenYear, type OpenYear } from './academic-year.repository.ts';
export { yearRepository, type YearHead } from './year.repository.ts';
export { academicYearRoutes } from './year.routes.ts';
