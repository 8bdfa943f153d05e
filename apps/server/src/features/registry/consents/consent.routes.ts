import { CardParams, ConsentFormQuery, ConsentList, ConsentParams, NewConsent } from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { getOrganizationNow } from '#features/registry/organizations/index.ts';
import { office, requireCard } from '#features/registry/people/index.ts';
import { actorOf } from '#platform/access/access.ts';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { makePdf } from '#platform/pdf/pdf.ts';
import { consentForm } from './consent-form.ts';
import { getFormFacts } from './consent-form.read.ts';
import { maySign } from './consent.policy.ts';
import { getSigners, listConsents } from './consent.read.ts';
import { giveConsent, withdrawConsent } from './consent.service.ts';

export const consentRoutes: FastifyPluginAsyncTypebox<{ database: Database }> = async (app, { database }) => {
  const db = database.kysely;
  const todayOf = async (actor: Actor) => (await getOrganizationNow(db, actor.organizationId)).today;
  const listOf = async (actor: Actor, personId: number) =>
    listConsents(db, actor, personId, await todayOf(actor));

  app.get(
    '/cards/:kind/:id/consents',
    { config: { access: office }, schema: { params: CardParams, response: { 200: ConsentList } } },
    async (request) => {
      const actor = actorOf(request);
      const { kind, id } = request.params;
      await requireCard(db, actor, kind, id);
      const list = await listOf(actor, id);
      await recordAudit(db, actor, {
        action: 'consents.read',
        subject: { kind: 'person', id },
        details: { kind, count: list.consents.length },
      });
      return list;
    },
  );

  app.post(
    '/cards/:kind/:id/consents',
    {
      config: { access: office },
      schema: { params: CardParams, body: NewConsent, response: { 201: ConsentList } },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { kind, id } = request.params;
      await giveConsent(database, actor, kind, id, request.body);
      return reply.code(201).send(await listOf(actor, id));
    },
  );

  app.post(
    '/cards/:kind/:id/consents/:consentId/withdrawal',
    { config: { access: office }, schema: { params: ConsentParams, response: { 200: ConsentList } } },
    async (request) => {
      const actor = actorOf(request);
      await withdrawConsent(database, actor, request.params);
      return listOf(actor, request.params.id);
    },
  );

  app.get(
    '/cards/:kind/:id/consents/form',
    { config: { access: office }, schema: { params: CardParams, querystring: ConsentFormQuery } },
    async (request, reply) => {
      const actor = actorOf(request);
      const { kind, id } = request.params;
      const { purpose, representativeId = null } = request.query;
      await requireCard(db, actor, kind, id);
      if (!maySign(await getSigners(db, id), representativeId, await todayOf(actor)))
        throw new AppError('invalid', 'input_invalid', [
          { field: '/representativeId', code: 'consent.signer_not_entitled' },
        ]);
      const facts = await getFormFacts(db, actor, id, representativeId);
      await recordAudit(db, actor, {
        action: 'consent.form_printed',
        subject: { kind: 'person', id },
        details: { kind, purpose },
      });
      const pdf = await makePdf(consentForm(purpose, facts));
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="soglasie-${purpose.replace('_', '-')}.pdf"`)
        .header('cache-control', 'no-store')
        .send(Buffer.from(pdf));
    },
  );
};
