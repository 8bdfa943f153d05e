import { getRouteApi } from '@tanstack/react-router';
import { LinkEsiaScreen } from '../../features/identity/personal-settings/LinkEsiaScreen.tsx';

const route = getRouteApi('/signed-in/settings/esia');

export function LinkEsiaPage() {
  return <LinkEsiaScreen linked={route.useSearch().linked ?? false} />;
}
