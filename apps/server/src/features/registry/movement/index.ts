export { admit, placeInClasses } from './admission.repository.ts';
export { movementRoutes } from './movement.routes.ts';
export { proposeOrder } from './order.read.ts';
export { orderRepository } from './order.repository.ts';
export { signOrder, type FindTaughtLines } from './sign-order.ts';
export { takeCandidate } from './candidate.read.ts';
