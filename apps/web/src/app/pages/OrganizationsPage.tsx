import { getRouteApi } from '@tanstack/react-router';
import { OrganizationsScreen } from '../../features/registry/organizations/OrganizationsScreen.tsx';

const route = getRouteApi('/signed-in/organizations');

export function OrganizationsPage() {
  const { inn } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <OrganizationsScreen
      onlyFaulty={inn === 'faulty'}
      onOnlyFaulty={(only) => void navigate({ search: only ? { inn: 'faulty' } : {}, replace: true })}
    />
  );
}
