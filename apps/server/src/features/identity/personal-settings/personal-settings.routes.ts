import {
  CardErrorReportList,
  ChangeEmail,
  ChangePhone,
  ChangeUserName,
  ChooseYear,
  IdParams,
  PersonalSettings,
  Preferences,
  ReportCardError,
  YearChoice,
} from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { actorOf, identityOf } from '#platform/access/access.ts';
import type { personalSettingsService } from './personal-settings.service.ts';

export const personalSettingsRoutes: FastifyPluginAsyncTypebox<{
  settings: ReturnType<typeof personalSettingsService>;
}> = async (app, { settings }) => {
  const config = { access: 'signed_in' as const };
  const nothing = { 204: Type.Null() };

  app.get('/account/settings', { config, schema: { response: { 200: PersonalSettings } } }, (request) =>
    settings.describe(identityOf(request)),
  );

  app.get('/account/preferences', { config, schema: { response: { 200: Preferences } } }, (request) =>
    settings.getPreferences(identityOf(request)),
  );

  app.put(
    '/account/preferences',
    { config, schema: { body: Preferences, response: nothing } },
    async (request, reply) => {
      await settings.putPreferences(identityOf(request), request.body);
      return reply.code(204).send(null);
    },
  );

  app.get('/account/academic-year', { config, schema: { response: { 200: YearChoice } } }, (request) =>
    settings.findYears(identityOf(request)),
  );

  app.put(
    '/account/academic-year',
    { config, schema: { body: ChooseYear, response: nothing } },
    async (request, reply) => {
      await settings.chooseYear(identityOf(request), request.body);
      return reply.code(204).send(null);
    },
  );

  app.put(
    '/account/user-name',
    { config, schema: { body: ChangeUserName, response: nothing } },
    async (request, reply) => {
      await settings.changeUserName(identityOf(request), request.body);
      return reply.code(204).send(null);
    },
  );

  app.put(
    '/account/phone',
    { config, schema: { body: ChangePhone, response: nothing } },
    async (request, reply) => {
      await settings.changePhone(identityOf(request), request.body);
      return reply.code(204).send(null);
    },
  );

  app.put(
    '/account/email',
    { config, schema: { body: ChangeEmail, response: nothing } },
    async (request, reply) => {
      await settings.changeEmail(identityOf(request), request.body);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/account/card-error',
    { config, schema: { body: ReportCardError, response: nothing } },
    async (request, reply) => {
      await settings.reportCardError(identityOf(request), request.body.text);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/card-errors',
    { config: { access: ['school_admin'] }, schema: { response: { 200: CardErrorReportList } } },
    async (request) => ({ reports: await settings.listCardErrors(actorOf(request)) }),
  );

  app.post(
    '/card-errors/:id/handled',
    { config: { access: ['school_admin'] }, schema: { params: IdParams, response: nothing } },
    async (request, reply) => {
      await settings.handleCardError(actorOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
};
