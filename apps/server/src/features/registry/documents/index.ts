export { documentRepository } from './document.repository.ts';
export { checkedDocument, documentKey } from './document.policy.ts';
