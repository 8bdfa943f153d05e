import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { LinkScreen } from '../../features/identity/passwords/LinkScreen.tsx';
import { PasswordScreen } from '../../features/identity/passwords/PasswordScreen.tsx';
import { RecoveryScreen } from '../../features/identity/passwords/RecoveryScreen.tsx';
import { startAnew } from '../../features/identity/sessions/sessions.api.ts';
import { PublicFrame } from './PublicFrame.tsx';

/** The session is another one now: it is read anew before the start page decides where to go. */
function useWayIn() {
  const queryClient = useQueryClient();
  const router = useRouter();
  return async () => {
    await startAnew(queryClient);
    await router.navigate({ to: '/', replace: true });
  };
}

export function PasswordPage() {
  const goIn = useWayIn();
  return (
    <PublicFrame>
      <PasswordScreen onSignedIn={goIn} />
    </PublicFrame>
  );
}

export function RecoveryPage() {
  return (
    <PublicFrame>
      <RecoveryScreen />
    </PublicFrame>
  );
}

export function LinkPage() {
  const goIn = useWayIn();
  return (
    <PublicFrame>
      <LinkScreen onSignedIn={goIn} />
    </PublicFrame>
  );
}
