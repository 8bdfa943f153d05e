import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ConfirmedNote } from '../../features/identity/confirmed-data/ConfirmedNote.tsx';
import { sessionQuery } from '../../features/identity/sessions/sessions.api.ts';
import { addressOf, viewOf } from '../../features/registry/cards/card-address.ts';
import { CardsScreen } from '../../features/registry/cards/CardsScreen.tsx';
import { NewEmployee } from '../../features/registry/people/card/NewEmployee.tsx';

const route = getRouteApi('/signed-in/cards');

export function CardsPage() {
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const { data: session } = useQuery(sessionQuery());
  const view = viewOf(address);
  const isAdministrator = session?.actor?.role === 'school_admin';
  const openCard = (card: number | undefined) =>
    void navigate({
      search: { ...addressOf(view), ...(card === undefined ? {} : { card }) },
      resetScroll: false,
    });
  return (
    <CardsScreen
      view={view}
      cardId={address.card}
      mayChange={isAdministrator}
      actions={
        view.kind === 'employee' ? <NewEmployee mayGiveRoles={isAdministrator} onCreated={openCard} /> : null
      }
      cardNote={address.card === undefined ? null : <ConfirmedNote personId={address.card} />}
      onView={(next) => void navigate({ search: addressOf(next), resetScroll: false })}
      onCard={openCard}
    />
  );
}
