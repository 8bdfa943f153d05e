export { signInRoutes, signInCookie } from './sign-in.routes.ts';
export { linkingRoutes } from './linking.routes.ts';
export { signInService } from './sign-in.service.ts';
export { esiaItself, esiaThroughGateway } from './identity-provider.ts';
export type { IdentityProvider } from './identity-provider.ts';
export { signInJobs } from './sign-in.jobs.ts';
