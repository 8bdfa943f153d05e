import type { FastifyInstance } from 'fastify';
import type { EmulatorParts } from '../emulator-parts.ts';
import { emptyForm, fieldsOf } from '../pages/form.ts';
import { sendPage } from '../pages/layout.ts';
import { knownScopes, scopeNames } from '../protocol/scopes.ts';
import { registerSystem } from '../storage/systems.ts';
import type { SystemSeed } from '../storage/systems.ts';
import { systemsPage } from './systems.page.ts';

/** The registry of test systems, as «Технологический портал» of ЕСИА has it; a new one is good at once. */
export function systemsRoutes(app: FastifyInstance, parts: EmulatorParts): void {
  app.get('/systems', async (_request, reply) =>
    sendPage(reply, 200, systemsPage([...parts.systems.values()], emptyForm)),
  );

  app.post('/systems', async (request, reply) => {
    const values = fieldsOf(request.body);
    const problems = new Map<string, string>();
    const seed = readSeed(parts, values, problems);
    if (problems.size === 0) {
      try {
        parts.systems.set(seed.clientId, registerSystem(parts.dataFolder, seed));
        return await reply.redirect(`/systems#${seed.clientId}`, 303);
      } catch {
        problems.set(
          'certificatePem',
          'Сертификат не читается, или он не RSA и не ГОСТ Р 34.10-2012 (256 бит).',
        );
      }
    }
    return sendPage(reply, 422, systemsPage([...parts.systems.values()], { values, problems }));
  });
}

function readSeed(
  parts: EmulatorParts,
  values: ReadonlyMap<string, string>,
  problems: Map<string, string>,
): SystemSeed {
  const clientId = values.get('clientId') ?? '';
  const name = values.get('name') ?? '';
  const redirectHosts = (values.get('redirectHosts') ?? '').split(/[\s,;]+/).filter(Boolean);
  const scopes = scopeNames(values.get('scopes') ?? '');
  if (!/^[\w-]{1,64}$/.test(clientId)) problems.set('clientId', 'Латинские буквы, цифры, _ и -.');
  // A system that is registered keeps its certificate: whoever comes by must not take its place.
  else if (parts.systems.has(clientId))
    problems.set('clientId', 'Такая мнемоника уже есть. Измените её в systems.json.');
  if (name === '') problems.set('name', 'Введите название.');
  if (redirectHosts.length === 0 || redirectHosts.some((host) => !/^[\w.-]+$/.test(host)))
    problems.set('redirectHosts', 'Имена узлов без http:// и без пути, например school.example.');
  const unknown = scopes.filter((scope) => !knownScopes.includes(scope));
  if (scopes.length === 0 || unknown.length > 0)
    problems.set(
      'scopes',
      unknown.length > 0 ? `Неизвестные области: ${unknown.join(' ')}.` : 'Введите области.',
    );
  return {
    clientId,
    name,
    redirectHosts,
    scopes,
    certificatePem: values.get('certificatePem') ?? '',
    tokenAlgorithm: values.get('tokenAlgorithm') === 'GOST3410_2012_256' ? 'GOST3410_2012_256' : 'RS256',
    ...(values.has('parentConsent') ? { parentConsent: true } : {}),
    ...(values.has('secondFactor') ? { secondFactor: true } : {}),
    ...(values.has('pkce') ? { pkce: true } : {}),
  };
}
