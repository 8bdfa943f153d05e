export { confirmedDataRoutes } from './confirmed-data.routes.ts';
export { confirmedDataRepository } from './confirmed-data.repository.ts';
export { listComparedCards } from './compared-card.read.ts';
export {
  agrees,
  cardValue,
  confirmedIdentityOf,
  documentNumber,
  sameName,
  shownValue,
  type ComparedCard,
  type ConfirmedIdentity,
} from './confirmed-identity.ts';
export { noteConfirmed } from './note-confirmed.ts';
export { takeOver } from './take-over.ts';
