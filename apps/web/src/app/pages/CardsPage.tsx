import { getRouteApi } from '@tanstack/react-router';
import { CardsScreen } from '../../features/registry/people/CardsScreen.tsx';

const route = getRouteApi('/signed-in/cards');

export function CardsPage() {
  const { kind = 'student', card } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <CardsScreen
      kind={kind}
      cardId={card}
      onKind={(next) => void navigate({ search: { kind: next } })}
      onCard={(next) =>
        void navigate({ search: { kind, ...(next ? { card: next } : {}) }, resetScroll: false })
      }
    />
  );
}
