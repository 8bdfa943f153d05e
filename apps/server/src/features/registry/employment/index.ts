export { employmentRepository, type EmployeeName } from './employment.repository.ts';
