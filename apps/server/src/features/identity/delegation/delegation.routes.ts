import {
  Appoint,
  Appointed,
  AppointeeList,
  AppointeeSearch,
  AppointmentList,
  AppointmentParams,
  AppointmentPlaceList,
  AppointmentPlaceSearch,
  AppointmentSearch,
} from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { actorOf, type Access } from '#platform/access/access.ts';
import type { Database } from '#platform/database/database.ts';
import { delegationService } from './delegation.service.ts';

const whoAppoints: Access = ['school_admin', 'municipal_coordinator', 'regional_coordinator', 'operator'];

/** «Администраторы»: who gave whom a role, and until when. Names are searched for in bodies, never in addresses. */
export const delegationRoutes: FastifyPluginAsyncTypebox<{ database: Database }> = async (
  app,
  { database },
) => {
  const delegation = delegationService(database);
  const config = { access: whoAppoints };

  app.post(
    '/appointments/search',
    { config, schema: { body: AppointmentSearch, response: { 200: AppointmentList } } },
    (request) => delegation.list(actorOf(request), request.body.search),
  );

  app.post(
    '/appointments/places/search',
    { config, schema: { body: AppointmentPlaceSearch, response: { 200: AppointmentPlaceList } } },
    (request) => delegation.searchPlaces(actorOf(request), request.body),
  );

  app.post(
    '/appointments/employees/search',
    { config, schema: { body: AppointeeSearch, response: { 200: AppointeeList } } },
    (request) => delegation.searchEmployees(actorOf(request), request.body),
  );

  app.post('/appointments', { config, schema: { body: Appoint, response: { 200: Appointed } } }, (request) =>
    delegation.appoint(actorOf(request), request.body),
  );

  app.delete(
    '/appointments/:employmentId/:role',
    { config, schema: { params: AppointmentParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await delegation.end(actorOf(request), request.params.employmentId, request.params.role);
      return reply.code(204).send(null);
    },
  );
};
