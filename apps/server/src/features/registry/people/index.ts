export { fullName } from './person-name.ts';
export { personRepository } from './person.repository.ts';
export { contactRepository } from './contact.repository.ts';
export { cardRoutes } from './card.routes.ts';
export { peopleBatch, type NewPerson, type PersonCompletion } from './people.batch.ts';
export { listMatchableCards, type MatchableCard } from './matchable-card.read.ts';
