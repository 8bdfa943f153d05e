export { signInFailureRoutes, whoMends } from './sign-in-failure.routes.ts';
export { signInFailureRepository, type NewSignInFailure } from './sign-in-failure.repository.ts';
export { signInFailureJobs } from './sign-in-failure.jobs.ts';
export { compare, fieldsToTakeOver, givenIdentity, repairsFor } from './failure.policy.ts';
