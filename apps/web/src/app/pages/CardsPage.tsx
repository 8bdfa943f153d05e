import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { sessionQuery } from '../../features/identity/sessions/sessions.api.ts';
import { addressOf, viewOf } from '../../features/registry/cards/card-address.ts';
import { CardsScreen } from '../../features/registry/cards/CardsScreen.tsx';

const route = getRouteApi('/signed-in/cards');

export function CardsPage() {
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const { data: session } = useQuery(sessionQuery());
  const view = viewOf(address);
  return (
    <CardsScreen
      view={view}
      cardId={address.card}
      mayChange={session?.actor?.role === 'school_admin'}
      onView={(next) => void navigate({ search: addressOf(next), resetScroll: false })}
      onCard={(card) =>
        void navigate({
          search: { ...addressOf(view), ...(card === undefined ? {} : { card }) },
          resetScroll: false,
        })
      }
    />
  );
}
