export { consentRepository } from './consent.repository.ts';
