export { classGroupRepository, type ClassGroupRecord } from './class-group.repository.ts';
export { parseClassName } from './class-name.ts';
