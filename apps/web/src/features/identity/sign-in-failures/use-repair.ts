import type { RepairedSignIn, RepairSignIn } from '@gorodok/contract';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { repairSignIn } from './sign-in-failures.api.ts';

export type Repair = UseMutationResult<RepairedSignIn, Error, RepairSignIn>;

/** Mends one failed sign-in; the queue, and the cards that it has changed, are read anew. */
export function useRepair(id: number, onRepaired: () => void): Repair {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (wanted: RepairSignIn) => repairSignIn(id, wanted),
    onSuccess: async () => {
      onRepaired();
      for (const key of ['sign-in-failures', 'card', 'cards', 'readiness', 'confirmed'])
        await queryClient.invalidateQueries({ queryKey: [key] });
    },
  });
}
