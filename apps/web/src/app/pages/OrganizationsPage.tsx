import { getRouteApi } from '@tanstack/react-router';
import { OrganizationsScreen } from '../../features/registry/organizations/OrganizationsScreen.tsx';

const route = getRouteApi('/signed-in/organizations');

export function OrganizationsPage() {
  const { organization, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <OrganizationsScreen
      filter={filter}
      organizationId={organization}
      onFilter={(next) => void navigate({ search: next, replace: true })}
      onOrganization={(id) =>
        void navigate({ search: { ...filter, ...(id ? { organization: id } : {}) }, resetScroll: false })
      }
    />
  );
}
