export { admit, placeInClasses } from './admission.repository.ts';
