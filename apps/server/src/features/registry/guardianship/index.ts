export { guardianshipRepository } from './guardianship.repository.ts';
