import { Directory, DirectoryQuery, MunicipalityList, OrganizationRegister, Region } from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf } from '#platform/access/access.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { listDirectory, listRegister } from './organization.read.ts';

export const organizationRoutes: FastifyPluginAsyncTypebox<{ database: Database }> = async (
  app,
  { database },
) => {
  const db = database.kysely;

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
      config: { access: ['municipal_coordinator', 'regional_coordinator'] },
      schema: { response: { 200: OrganizationRegister } },
    },
    async (request) => {
      const actor = actorOf(request);
      const organizations = await listRegister(db, actor);
      await recordAudit(db, actor, {
        action: 'organizations.listed',
        details: { count: organizations.length },
      });
      return { organizations };
    },
  );
};
