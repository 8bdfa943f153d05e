export { organizationRoutes } from './organization.routes.ts';
export {
  addRegionAuthority,
  findRegionAuthority,
  getOrganizationNow,
  organizationExists,
  type OrganizationNow,
} from './organization.repository.ts';
