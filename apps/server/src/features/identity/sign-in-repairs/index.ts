export { signInRepairRoutes } from './sign-in-repair.routes.ts';
export { signInRepairService } from './sign-in-repair.service.ts';
