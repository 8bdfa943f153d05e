import { AppError } from '#platform/errors/app-error.ts';

/** The repair is none for what this attempt was refused for. */
export const doesNotFit = () => new AppError('conflict', 'sign_in.repair_does_not_fit');
