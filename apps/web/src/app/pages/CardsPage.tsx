import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { sessionQuery } from '../../features/identity/sessions/sessions.api.ts';
import { NewEmployee } from '../../features/registry/people/card/NewEmployee.tsx';
import { CardsScreen } from '../../features/registry/people/CardsScreen.tsx';

const route = getRouteApi('/signed-in/cards');

export function CardsPage() {
  const { kind = 'student', card } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: session } = useQuery(sessionQuery());
  const openCard = (next: number | undefined) =>
    void navigate({ search: { kind, ...(next ? { card: next } : {}) }, resetScroll: false });
  return (
    <>
      <CardsScreen
        kind={kind}
        cardId={card}
        onKind={(next) => void navigate({ search: { kind: next } })}
        onCard={openCard}
      />
      {kind === 'employee' ? (
        <NewEmployee mayGiveRoles={session?.actor?.role === 'school_admin'} onCreated={openCard} />
      ) : null}
    </>
  );
}
