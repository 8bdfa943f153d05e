import { getRouteApi } from '@tanstack/react-router';
import { NewOrderScreen } from '../../features/registry/movement/NewOrderScreen.tsx';

const route = getRouteApi('/signed-in/movement/orders/new');

export function NewOrderPage() {
  const { kind, person, enrolment, organization } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <NewOrderScreen
      key={`${kind} ${person} ${enrolment}`}
      kind={kind}
      personId={person}
      enrolmentId={enrolment}
      organizationId={organization}
      onSaved={(id) =>
        void navigate({ to: '/movement/orders/$orderId', params: { orderId: id }, replace: true })
      }
      onCancel={() => void navigate({ to: '/movement' })}
    />
  );
}
