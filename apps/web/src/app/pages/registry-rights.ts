import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../../features/identity/sessions/sessions.api.ts';

/** Whether the role draws up orders and plans years; the director reads. */
export function useMayWriteRegistry(): boolean {
  const { data: session } = useQuery(sessionQuery());
  const role = session?.actor?.role;
  return role === 'school_admin' || role === 'deputy_head';
}
