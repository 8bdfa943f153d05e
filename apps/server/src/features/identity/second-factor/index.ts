export { secondFactorRoutes } from './second-factor.routes.ts';
export {
  codeAttempts,
  isRequired,
  removeSecondFactor,
  secondFactorService,
  wrongCode,
} from './second-factor.service.ts';
export { secondFactorRepository } from './second-factor.repository.ts';
