import { getRouteApi } from '@tanstack/react-router';
import { SignInFailuresScreen } from '../../features/identity/sign-in-failures/SignInFailuresScreen.tsx';

const route = getRouteApi('/signed-in/sign-in-failures');

export function SignInFailuresPage() {
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <SignInFailuresScreen
      state={state ?? 'open'}
      onState={(next) => void navigate({ search: next === 'all' ? { state: next } : {} })}
    />
  );
}
