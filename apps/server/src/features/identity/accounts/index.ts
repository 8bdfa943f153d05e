export { accountRepository, foldLogin } from './account.repository.ts';
export { identityReferences, refuseTwoWaysThroughEsia } from './person-references.ts';
