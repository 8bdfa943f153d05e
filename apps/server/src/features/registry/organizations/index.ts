export { organizationRoutes } from './organization.routes.ts';
export {
  addRegionAuthority,
  findRegionAuthority,
  getOrganizationNow,
  listComparable,
  listMunicipalityNames,
  organizationExists,
  replaceInnRemarks,
  type ComparableOrganization,
  type OrganizationNow,
} from './organization.repository.ts';
