import {
  Directory,
  DirectoryQuery,
  EditOrganization,
  IdParams,
  MunicipalityList,
  OrganizationDetails,
  OrganizationRegister,
  Region,
} from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf, type Access } from '#platform/access/access.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { listDirectory, listRegister } from './organization.read.ts';
import { organizationService } from './organization.service.ts';

const coordinators: Access = ['municipal_coordinator', 'regional_coordinator'];

export const organizationRoutes: FastifyPluginAsyncTypebox<{ database: Database }> = async (
  app,
  { database },
) => {
  const db = database.kysely;
  const organizations = organizationService(database);

  app.get('/region', { config: { access: 'public' }, schema: { response: { 200: Region } } }, async () => {
    const region = await db.selectFrom('region').select('name').executeTakeFirst();
    return { name: region?.name ?? '' };
  });

  app.get(
    '/municipalities',
    { config: { access: 'public' }, schema: { response: { 200: MunicipalityList } } },
    async () => ({
      municipalities: await db.selectFrom('municipality').select(['id', 'name']).orderBy('name').execute(),
    }),
  );

  app.get(
    '/organizations/directory',
    { config: { access: 'public' }, schema: { querystring: DirectoryQuery, response: { 200: Directory } } },
    (request) => listDirectory(db, request.query),
  );

  app.get(
    '/organizations/register',
    {
      config: { access: coordinators },
      schema: { response: { 200: OrganizationRegister } },
    },
    async (request) => {
      const actor = actorOf(request);
      const register = await listRegister(db, actor);
      await recordAudit(db, actor, {
        action: 'organizations.listed',
        details: { count: register.length },
      });
      return { organizations: register };
    },
  );

  app.get(
    '/organizations/:id',
    {
      config: { access: coordinators },
      schema: { params: IdParams, response: { 200: OrganizationDetails } },
    },
    (request) => organizations.view(actorOf(request), request.params.id),
  );

  app.put(
    '/organizations/:id',
    {
      config: { access: coordinators },
      schema: { params: IdParams, body: EditOrganization, response: { 200: OrganizationDetails } },
    },
    (request) => organizations.edit(actorOf(request), request.params.id, request.body),
  );
};
