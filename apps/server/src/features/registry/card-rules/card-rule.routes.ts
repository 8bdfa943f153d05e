import { CardRules, CardRuleVersion, IdParams, NewCardRules } from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf, type Access } from '#platform/access/access.ts';
import type { Database } from '#platform/database/database.ts';
import { cardRuleService } from './card-rule.service.ts';

/** Whose cards are judged by the rules may read them. */
const readers: Access = [
  'school_admin',
  'director',
  'deputy_head',
  'municipal_coordinator',
  'regional_coordinator',
];

/** What a card has to say: the rules in force, their versions, a new version. */
export const cardRuleRoutes: FastifyPluginAsyncTypebox<{ database: Database }> = async (
  app,
  { database },
) => {
  const rules = cardRuleService(database);

  app.get('/card-rules', { config: { access: readers }, schema: { response: { 200: CardRules } } }, () =>
    rules.read(),
  );

  app.get(
    '/card-rules/:id',
    { config: { access: readers }, schema: { params: IdParams, response: { 200: CardRuleVersion } } },
    (request) => rules.readVersion(request.params.id),
  );

  app.post(
    '/card-rules',
    {
      config: { access: ['regional_coordinator'] },
      schema: { body: NewCardRules, response: { 201: CardRules } },
    },
    async (request, reply) => reply.code(201).send(await rules.apply(actorOf(request), request.body)),
  );
};
