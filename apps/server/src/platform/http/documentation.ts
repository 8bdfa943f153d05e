import { Problem } from '@gorodok/contract';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import type { Access } from '../access/access.ts';

/** Where the description of the API is read by people; the document itself is at `/json` below it. */
export const documentationPath = '/api/docs';

const verbs = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** Describes, as OpenAPI, every route that is registered afterwards, from the schemas by which it works. */
export async function documentApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Городок: HTTP API',
        description:
          'Everything the web client does, it does through these routes. A session cookie says who calls; a change needs ' +
          'the header `X-Gorodok: 1`. A refusal is a problem document (RFC 9457) with a stable `code`.',
        version: '1',
        license: { name: 'MIT', identifier: 'MIT' },
      },
    },
    transform: ({ schema, url, route }) => ({
      url,
      schema: {
        tags: [tagOf(url)],
        description: sentenceOfAccess(route.config?.access),
        ...schema,
      },
    }),
    transformObject: (document) => {
      if (!('openapiObject' in document)) return document.swaggerObject;
      describeProblems(document.openapiObject as OpenApiDocument); // the few fields of it that are written here
      return document.openapiObject;
    },
  });
  await app.register(swaggerUi, {
    routePrefix: documentationPath,
    uiConfig: { docExpansion: 'list', validatorUrl: null, tryItOutEnabled: false },
    theme: { title: 'Городок: HTTP API' },
  });
}

interface OpenApiDocument {
  components?: { schemas?: Record<string, object> };
  paths?: Record<string, Partial<Record<(typeof verbs)[number], { responses?: Record<string, object> }>>>;
}

/** Any route may refuse, always in the same form. */
function describeProblems(document: OpenApiDocument): void {
  document.components = { ...document.components, schemas: { ...document.components?.schemas, Problem } };
  for (const path of Object.values(document.paths ?? {})) {
    for (const verb of verbs) {
      const operation = path[verb];
      if (operation) operation.responses = { ...operation.responses, default: refusal };
    }
  }
}

const refusal = {
  description: 'A refusal, or a fault of ours.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** `/api/sign-in-failures/{id}/handled` belongs to `sign-in-failures`. */
const tagOf = (url: string) => url.replace(/^\/api\//, '/').split('/')[1] ?? '';

function sentenceOfAccess(access: Access | undefined): string {
  if (access === undefined || access === 'public') return 'Anybody may call it.';
  if (access === 'signed_in') return 'Whoever is signed in may call it.';
  return `Roles: ${access.join(', ')}.`;
}
