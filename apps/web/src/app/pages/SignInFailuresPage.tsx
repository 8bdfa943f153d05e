import { getRouteApi } from '@tanstack/react-router';
import { TransferTasks } from '../../features/registry/movement/TransferTasks.tsx';
import { SignInFailuresScreen } from '../../features/identity/sign-in-failures/SignInFailuresScreen.tsx';

const route = getRouteApi('/signed-in/sign-in-failures');

export function SignInFailuresPage() {
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <SignInFailuresScreen
      state={state ?? 'open'}
      alsoWaiting={<TransferTasks mayWrite />}
      onState={(next) => void navigate({ search: next === 'all' ? { state: next } : {} })}
    />
  );
}
