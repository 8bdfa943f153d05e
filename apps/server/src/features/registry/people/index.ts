export { fullName } from './person-name.ts';
export { personRepository } from './person.repository.ts';
export { cardRoutes } from './card.routes.ts';
export { cardSaveRoutes } from './card-save.routes.ts';
export { lockCard, office, requireCard, requireOwnPerson } from './card-scope.ts';
export { recordCardChange } from './card-change.repository.ts';
export { takePerson } from './new-person.ts';
export { peopleBatch, type NewPerson, type PersonCompletion } from './people.batch.ts';
export { listMatchableCards, type MatchableCard } from './matchable-card.read.ts';
