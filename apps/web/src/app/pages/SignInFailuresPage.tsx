import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { TransferTasks } from '../../features/registry/movement/TransferTasks.tsx';
import { SignInFailuresScreen } from '../../features/identity/sign-in-failures/SignInFailuresScreen.tsx';
import { sessionQuery } from '../../features/identity/sessions/sessions.api.ts';

const route = getRouteApi('/signed-in/sign-in-failures');

export function SignInFailuresPage() {
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: session } = useSuspenseQuery(sessionQuery());
  const isSchool = session.actor?.role === 'school_admin';
  return (
    <SignInFailuresScreen
      view={state ?? 'open'}
      isSchool={isSchool}
      alsoWaiting={isSchool && <TransferTasks mayWrite />}
      onView={(next) => void navigate({ search: next === 'open' ? {} : { state: next } })}
    />
  );
}
