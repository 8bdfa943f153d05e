import { useSuspenseQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { sessionQuery } from '../../features/identity/sessions/sessions.api.ts';
import { LandingScreen } from '../../features/identity/sign-in/LandingScreen.tsx';
import { PublicFrame } from './PublicFrame.tsx';

const ConsentScreen = lazy(async () => {
  const { ConsentScreen } = await import('../../features/identity/sessions/ConsentScreen.tsx');
  return { default: ConsentScreen };
});
const ChooseRoleScreen = lazy(async () => {
  const { ChooseRoleScreen } = await import('../../features/identity/sessions/ChooseRoleScreen.tsx');
  return { default: ChooseRoleScreen };
});

const SecondFactorNeededScreen = lazy(async () => {
  const { SecondFactorNeededScreen } =
    await import('../../features/identity/second-factor/SecondFactorNeededScreen.tsx');
  return { default: SecondFactorNeededScreen };
});

/** What the session waits for: to be opened, for the answer on consent, for a second factor, or for the choice of a role. */
export function HomePage() {
  const { data: session } = useSuspenseQuery(sessionQuery());
  const router = useRouter();
  const goOn = () => void router.invalidate();
  const refused = () => void router.navigate({ to: '/sign-in/refused' });
  return (
    <PublicFrame>
      <Suspense fallback={null}>
        {session.state === 'consent_needed' ? (
          <ConsentScreen onAnswered={(accepted) => (accepted ? goOn() : refused())} />
        ) : session.state === 'second_factor_needed' ? (
          <SecondFactorNeededScreen onTurnedOn={goOn} />
        ) : session.state === 'role_needed' ? (
          <ChooseRoleScreen session={session} onChosen={goOn} />
        ) : session.state === 'anonymous' ? (
          <LandingScreen />
        ) : null}
      </Suspense>
    </PublicFrame>
  );
}
