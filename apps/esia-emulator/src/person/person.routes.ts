import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { EmulatorParts } from '../emulator-parts.ts';
import { readJwt, secondsOf } from '../protocol/jwt.ts';
import { scopeNames } from '../protocol/scopes.ts';
import type { Account } from '../accounts/account.ts';
import { collectionRecord, collections, isOpen, kidDocuments } from './collections.ts';
import type { Collection } from './collections.ts';
import { readEmbed } from './embed.ts';
import { personRecord } from './person-record.ts';
import type { RestEntity } from './person-record.ts';

/** Who may be read with the token of a request, and with which scopes. */
interface Access {
  account: Account;
  granted: ReadonlySet<string>;
  /** The system that reads. */
  clientId: string;
}

type PersonRequest = FastifyRequest<{
  Params: { oid: string; collection: string; id: string; document: string };
  Querystring: { embed?: string };
}>;

const refusals = {
  expiredToken: { status: 401, code: 'ESIA-005013' },
  scopeNotAllowed: { status: 403, code: 'ESIA-005029' },
} as const;

/** The REST interface with the data of the person who signed in. */
export function personRoutes(app: FastifyInstance, parts: EmulatorParts): void {
  app.get('/rs/prns/:oid', async (request: PersonRequest, reply) => {
    const access = await readAccess(parts, request);
    if (typeof access === 'string') return refuse(reply, access);
    const record = personRecord(access.account, access.granted, parts.checks.isUnderWay(access.account.oid));
    return reply
      .headers({
        etag: `"${String(record['eTag'])}"`,
        location: `${parts.baseUrl}/rs/prns/${request.params.oid}`,
        link: `<${parts.baseUrl}/rs/prns/${request.params.oid}>;rel=self;schema="${parts.baseUrl}/rs/model/prn/Person-3"`,
      })
      .send({ ...record, ...embedded(parts, request, access) });
  });

  app.get('/rs/prns/:oid/:collection', async (request: PersonRequest, reply) => {
    const access = await readAccess(parts, request);
    if (typeof access === 'string') return refuse(reply, access);
    const collection = collections.get(request.params.collection);
    if (!collection) return reply.code(404).send();
    return sendCollection(parts, request, reply, access, collection);
  });

  app.get('/rs/prns/:oid/:collection/:id', async (request: PersonRequest, reply) => {
    const access = await readAccess(parts, request);
    if (typeof access === 'string') return refuse(reply, access);
    const collection = collections.get(request.params.collection);
    if (!collection) return reply.code(404).send();
    return sendElement(parts, request.params.id, reply, access, collection);
  });

  app.get('/rs/prns/:oid/kids/:id/docs', async (request: PersonRequest, reply) => {
    const access = await readAccessToKid(parts, request);
    if (typeof access === 'string') return refuse(reply, access);
    return access ? sendCollection(parts, request, reply, access, kidDocuments) : reply.code(404).send();
  });

  app.get('/rs/prns/:oid/kids/:id/docs/:document', async (request: PersonRequest, reply) => {
    const access = await readAccessToKid(parts, request);
    if (typeof access === 'string') return refuse(reply, access);
    return access
      ? sendElement(parts, request.params.document, reply, access, kidDocuments)
      : reply.code(404).send();
  });
}

/** The same access to a child of the person; undefined when there is no such child. */
async function readAccessToKid(
  parts: EmulatorParts,
  request: PersonRequest,
): Promise<Access | keyof typeof refusals | undefined> {
  const access = await readAccess(parts, request);
  if (typeof access === 'string') return access;
  const kid = access.account.kids.find((oid) => String(oid) === request.params.id);
  const account = kid === undefined ? undefined : parts.accounts.find(kid);
  return account && { ...access, account };
}

/** A token opens the person who signed in, and nobody else; what is wrong with it is not told. */
async function readAccess(
  parts: EmulatorParts,
  request: PersonRequest,
): Promise<Access | keyof typeof refusals> {
  const [scheme, token = ''] = (request.headers.authorization ?? '').split(' ');
  const claims = scheme === 'Bearer' ? await readJwt(parts.issuer, token, 'access') : null;
  if (claims === null || claims.number('exp') <= secondsOf(parts.clock())) return 'expiredToken';
  const oid = claims.number('urn:esia:sbj_id');
  const account = parts.accounts.find(oid);
  if (!account || String(oid) !== request.params.oid) return 'scopeNotAllowed';
  const granted = new Set(scopeNames(claims.text('scope')));
  return { account, granted, clientId: claims.text('client_id') };
}

function recordsOf(parts: EmulatorParts, collection: Collection, access: Access): RestEntity[] {
  return collection.records(parts, access.account, access.granted, access.clientId);
}

function refuse(reply: FastifyReply, reason: keyof typeof refusals): FastifyReply {
  const { status, code } = refusals[reason];
  return reply.code(status).send({ code, message: `SecurityErrorEnum.${reason}` });
}

/** The collections that `embed` asks for; one whose scope was not granted is left out. */
function embedded(parts: EmulatorParts, request: PersonRequest, access: Access): Record<string, unknown> {
  const asked = readEmbed(request.query.embed);
  const result: Record<string, unknown> = {};
  for (const [path, collection] of collections) {
    const form = asked.get(collection.embedName);
    if (!form || !isOpen(collection, access.granted)) continue;
    const records = recordsOf(parts, collection, access);
    result[collection.embedName] = collectionRecord(
      records,
      `${parts.baseUrl}/rs/prns/${request.params.oid}/${path}`,
      form,
    );
  }
  return result;
}

function sendCollection(
  parts: EmulatorParts,
  request: PersonRequest,
  reply: FastifyReply,
  access: Access,
  collection: Collection,
): FastifyReply {
  if (!isOpen(collection, access.granted)) return refuse(reply, 'scopeNotAllowed');
  const form = readEmbed(request.query.embed).has('elements') ? 'elements' : 'links';
  const url = `${parts.baseUrl}${request.url.split('?')[0]}`;
  return reply.send(collectionRecord(recordsOf(parts, collection, access), url, form));
}

function sendElement(
  parts: EmulatorParts,
  id: string,
  reply: FastifyReply,
  access: Access,
  collection: Collection,
): FastifyReply {
  if (!isOpen(collection, access.granted)) return refuse(reply, 'scopeNotAllowed');
  const record = recordsOf(parts, collection, access).find((element) => String(element['id']) === id);
  return record ? reply.send(record) : reply.code(404).send();
}
