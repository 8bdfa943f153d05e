export { organizationRoutes } from './organization.routes.ts';
export {
  getOrganizationNow,
  listComparable,
  listMunicipalityNames,
  organizationExists,
  replaceInnRemarks,
  type ComparableOrganization,
  type OrganizationNow,
} from './organization.repository.ts';
