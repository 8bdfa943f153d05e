import { useMutation, useQueryClient } from '@tanstack/react-query';
import { settingsQuery } from './personal-settings.api.ts';

/** Changes something and reads the settings anew. */
export function useSetting<Given>(change: (given: Given) => Promise<unknown>, onSuccess?: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: settingsQuery().queryKey });
      onSuccess?.();
    },
  });
}
