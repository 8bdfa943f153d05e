export { accountRepository, foldLogin } from './account.repository.ts';
