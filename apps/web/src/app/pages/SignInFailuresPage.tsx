import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { SignInFailuresScreen } from '../../features/identity/sign-in-failures/SignInFailuresScreen.tsx';
import { sessionQuery } from '../../features/identity/sessions/sessions.api.ts';

const route = getRouteApi('/signed-in/sign-in-failures');

export function SignInFailuresPage() {
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: session } = useSuspenseQuery(sessionQuery());
  return (
    <SignInFailuresScreen
      view={state ?? 'open'}
      isSchool={session.actor?.role === 'school_admin'}
      onView={(next) => void navigate({ search: next === 'open' ? {} : { state: next } })}
    />
  );
}
