export { findCurrentPeriod, findOpenYear, type OpenYear } from './academic-year.repository.ts';
