import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import '../platform/i18n/i18n.ts';
import { createQueryClient } from '../platform/http/query-client.ts';
import { sessionQuery } from '../features/identity/sessions/sessions.api.ts';
import { createAppRouter } from './router.tsx';
import { resolveVariables, theme } from './theme/theme.ts';

const colorScheme = localStorageColorSchemeManager({ key: 'gorodok.color-scheme' });
const queryClient = createQueryClient(() => {
  // The session ended elsewhere or ran out: start again at the door.
  void queryClient
    .resetQueries({ queryKey: sessionQuery().queryKey })
    .then(() => router.navigate({ to: '/' }));
});
const router = createAppRouter(queryClient);

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** Everything that stands around the screens. */
export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      colorSchemeManager={colorScheme}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
