export { organizationRoutes } from './organization.routes.ts';
export { getOrganizationNow, organizationExists, type OrganizationNow } from './organization.repository.ts';
