import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import '../platform/i18n/i18n.ts';
import { createQueryClient } from '../platform/http/query-client.ts';
import { PreferencesOfAccount } from '../features/identity/personal-settings/PreferencesOfAccount.tsx';
import { onSessionChangedElsewhere } from '../features/identity/sessions/session-channel.ts';
import { rememberWanted } from '../features/identity/sessions/wanted-address.ts';
import { sessionQuery } from '../features/identity/sessions/sessions.api.ts';
import { useAppearance } from '../platform/preferences/appearance.ts';
import { createAppRouter } from './router.tsx';
import { colorSchemeManager } from './theme/color-scheme.ts';
import { resolveVariables, theme } from './theme/theme.ts';

const colorScheme = colorSchemeManager();
const queryClient = createQueryClient((over) => {
  // After signing in again one goes on where one was.
  if (over) rememberWanted(router.state.location.href);
  startAnew();
});
const router = createAppRouter(queryClient);
onSessionChangedElsewhere(startAnew);

/** The session ended or ran out, or another tab has changed the role: nothing read before may stay on the screen. */
function startAnew() {
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
  void queryClient
    .resetQueries({ queryKey: sessionQuery().queryKey })
    .then(() => router.navigate({ to: '/' }));
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** Everything that stands around the screens. */
export function App() {
  const { contrast } = useAppearance();
  const forced = contrast && (contrast === 'white_on_black' ? 'dark' : 'light');
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      colorSchemeManager={colorScheme}
      defaultColorScheme="auto"
      {...(forced ? { forceColorScheme: forced } : {})}
    >
      <QueryClientProvider client={queryClient}>
        <PreferencesOfAccount />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
