import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  Candidate,
  DecidePair,
  DuplicatePairs,
  DuplicatePairsQuery,
  Duplicates,
  DuplicatesQuery,
  EntryCheck,
  IdParams,
  LikelyPeople,
  MergedPeople,
  MergePeople,
  PairComparison,
  PairDecisions,
  PairQuery,
  PersonMergers,
  PersonMergersQuery,
  RequestMerger,
  TakeLikely,
  UndoneMerger,
} from '@gorodok/contract';
import { actorOf, type Access } from '#platform/access/access.ts';
import { duplicatesService } from './duplicates.service.ts';
import type { entryCheckService } from './entry-check.service.ts';
import { mergingService, type MergingFoundations } from './merging.service.ts';

const readers: Access = [
  'school_admin',
  'director',
  'deputy_head',
  'municipal_coordinator',
  'regional_coordinator',
];
const deciders: Access = ['school_admin', 'municipal_coordinator', 'regional_coordinator'];
/** Whoever enters cards. */
const enterers: Access = ['school_admin', 'director', 'deputy_head'];

export interface DuplicatesOptions extends MergingFoundations {
  entryCheck: ReturnType<typeof entryCheckService>;
}

export const duplicatesRoutes: FastifyPluginAsyncTypebox<DuplicatesOptions> = async (app, options) => {
  const duplicates = duplicatesService(options.database);
  const merging = mergingService(options);
  const { entryCheck } = options;

  app.get(
    '/duplicates',
    {
      config: { access: readers },
      schema: { querystring: DuplicatesQuery, response: { 200: Duplicates } },
    },
    (request) => duplicates.describe(actorOf(request), request.query),
  );

  // What is asked leads to names, so it travels in the body.
  app.post(
    '/duplicates/pairs',
    { config: { access: readers }, schema: { body: DuplicatePairsQuery, response: { 200: DuplicatePairs } } },
    (request) => duplicates.pairs(actorOf(request), request.body),
  );

  app.get(
    '/duplicates/comparison',
    {
      config: { access: readers },
      schema: { querystring: PairQuery, response: { 200: PairComparison } },
    },
    (request) => merging.compare(actorOf(request), request.query.a, request.query.b),
  );

  app.post(
    '/duplicates/mergers',
    { config: { access: deciders }, schema: { body: MergePeople, response: { 201: MergedPeople } } },
    async (request, reply) =>
      reply.code(201).send({ id: await merging.merge(actorOf(request), request.body) }),
  );

  app.get(
    '/duplicates/mergers',
    {
      config: { access: readers },
      schema: { querystring: PersonMergersQuery, response: { 200: PersonMergers } },
    },
    (request) => merging.mergers(actorOf(request), request.query.before),
  );

  app.post(
    '/duplicates/mergers/:id/undo',
    { config: { access: deciders }, schema: { params: IdParams, response: { 200: UndoneMerger } } },
    async (request) => ({ keptFields: [...(await merging.undo(actorOf(request), request.params.id))] }),
  );

  app.post(
    '/duplicates/decisions',
    { config: { access: deciders }, schema: { body: DecidePair, response: { 201: MergedPeople } } },
    async (request, reply) =>
      reply.code(201).send({ id: await merging.decide(actorOf(request), request.body) }),
  );

  app.get(
    '/duplicates/decisions',
    { config: { access: readers }, schema: { response: { 200: PairDecisions } } },
    (request) => merging.decisions(actorOf(request)),
  );

  app.delete(
    '/duplicates/decisions/:id',
    { config: { access: deciders }, schema: { params: IdParams } },
    async (request, reply) => {
      await merging.undoDecision(actorOf(request), request.params.id);
      return reply.code(204).send();
    },
  );

  app.post(
    '/duplicates/requests',
    { config: { access: ['school_admin', 'municipal_coordinator'] }, schema: { body: RequestMerger } },
    async (request, reply) => {
      await merging.request(actorOf(request), request.body);
      return reply.code(204).send();
    },
  );

  app.post(
    '/duplicates/entry-check',
    { config: { access: enterers }, schema: { body: EntryCheck, response: { 200: LikelyPeople } } },
    (request) => entryCheck.check(actorOf(request), request.body),
  );

  app.post(
    '/duplicates/entry-check/candidate',
    {
      config: { access: ['school_admin', 'deputy_head'] },
      schema: { body: TakeLikely, response: { 200: Candidate } },
    },
    (request) => {
      const { typed, personId, education } = request.body;
      return entryCheck.takeAsCandidate(actorOf(request), typed, personId, education);
    },
  );
};
