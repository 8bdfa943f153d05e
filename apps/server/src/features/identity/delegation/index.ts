export { appointmentRepository } from './appointment.repository.ts';
export { delegationJobs } from './delegation.jobs.ts';
export { delegationRoutes } from './delegation.routes.ts';
export { employ, readEmployee, type EmployeeCard } from './new-employee.ts';
export { coveredBy, getOfficer, listHeldPlaces } from './place.read.ts';
export { covers, mayLookAfter, mayUnlink, rolesGivenBy, type Officer } from './reach.policy.ts';
