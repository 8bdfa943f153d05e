import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem-error.ts';

/** Refusals are final; only a missing connection or a fault of the server is worth asking again. */
const mayPass = (error: unknown): boolean =>
  !(error instanceof ProblemError) || error.status === 0 || error.status >= 500;

/** Makes the client of all queries; `onSignedOut` is called whenever the API says that the session is over, or that it acts in no role any more. */
export function createQueryClient(onSignedOut: (over: boolean) => void): QueryClient {
  const onError = (error: unknown) => {
    if (!(error instanceof ProblemError)) return;
    // The role was taken away, or its time is over: the session itself goes on, and waits for another role.
    if (error.status === 401 || error.code === 'role_needed') onSignedOut(error.status === 401);
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 1 && mayPass(error),
      },
      mutations: { retry: false },
    },
  });
}
