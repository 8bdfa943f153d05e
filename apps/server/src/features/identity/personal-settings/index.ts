export { personalSettingsRoutes } from './personal-settings.routes.ts';
export { personalSettingsService } from './personal-settings.service.ts';
