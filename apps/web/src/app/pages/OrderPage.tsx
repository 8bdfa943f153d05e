import { getRouteApi } from '@tanstack/react-router';
import { OrderScreen } from '../../features/registry/movement/OrderScreen.tsx';
import { useMayWriteRegistry } from './registry-rights.ts';

const route = getRouteApi('/signed-in/movement/orders/$orderId');

export function OrderPage() {
  const { orderId } = route.useParams();
  const navigate = route.useNavigate();
  return (
    <OrderScreen
      key={orderId}
      orderId={orderId}
      mayWrite={useMayWriteRegistry()}
      onOpen={(id) => void navigate({ params: { orderId: id } })}
      onRemoved={() => void navigate({ to: '/movement' })}
    />
  );
}
