import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const serverPaths = /^(?:api|health|metrics)(?:\/|$)/;

/**
 * Serves the built web client: what lies in the folder at the start of the server, and for every other address that a browser
 * opens the client's page, since the client has addresses of its own. Compressed copies (`.br`, `.gz`) are sent to whoever
 * takes them.
 */
export async function serveWebClient(app: FastifyInstance, folder: string): Promise<void> {
  // A folder without the client's page is none of the client: nothing of it is shown to anybody.
  const files = new Set(existsSync(join(folder, 'index.html')) ? listFiles(folder) : []);
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isNamedByContent = relative(folder, path).startsWith(`assets${sep}`);
      reply.header('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
      reply.header('vary', 'accept-encoding');
    },
  });
  app.get<{ Params: { '*': string } }>(
    '/*',
    { config: { access: 'public' }, schema: { hide: true } },
    (request, reply) => {
      const path = request.params['*'];
      if (files.has(path)) return reply.sendFile(path);
      if (files.size > 0 && opensAPage(request, path)) return reply.sendFile('index.html');
      return reply.callNotFound();
    },
  );
}

function opensAPage(request: FastifyRequest, path: string): boolean {
  if (serverPaths.test(path) || path.startsWith('assets/')) return false;
  const taken = request.headers.accept ?? '*/*';
  // Whoever takes anything, such as a monitor, gets the first page, and a file that is not there from no address.
  return taken.includes('text/html') || (path === '' && taken.includes('*/*'));
}

/** Paths below the folder as a URL writes them. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'));
}
