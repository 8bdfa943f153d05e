export { SubjectPlan } from './subject-plan.ts';
export { subjectKey, subjectRepository } from './subject.repository.ts';
