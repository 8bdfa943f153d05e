export { fullName } from './person-name.ts';
export { personRepository } from './person.repository.ts';
export { contactRepository } from './contact.repository.ts';
export { cardRoutes } from './card.routes.ts';
export { cardSaveRoutes } from './card-save.routes.ts';
export { findCardKind, lockCard, office, requireCard, requireOwnPerson } from './card-scope.ts';
export { saveCardWithin } from './card-save.service.ts';
export { addCardHistory, recordCardChange, type CardHistoryRow } from './card-change.repository.ts';
export { changeOwnContacts } from './own-contacts.ts';
export { addEmployeeWithin } from './new-employee.service.ts';
export { takePerson } from './new-person.ts';
export { peopleBatch, type NewPerson, type PersonCompletion } from './people.batch.ts';
export { listMatchableCards, type MatchableCard } from './matchable-card.read.ts';
export { cardBatchRepository } from './card-batch.repository.ts';
export { saveManyCards, type PlannedSave } from './card-batch.service.ts';
export {
  changesOf,
  conflictsOf,
  faultsOf,
  planOwnData,
  type OwnData,
  type OwnWishes,
} from './card-save.policy.ts';
export { listForeignSnils, lockAllSnils } from './snils-owner.ts';
export type { CheckNewPerson, NewPersonInQuestion } from './new-person-check.ts';
