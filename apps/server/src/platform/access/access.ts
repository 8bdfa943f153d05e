import type { Role } from '@gorodok/contract';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { AppError } from '../errors/app-error.ts';
import type { Actor, Identify, Identity } from '../actor/actor.ts';

/** `public` – anybody; `signed_in` – also before consent and choice of role; else the roles that may call. */
export type Access = 'public' | 'signed_in' | readonly Role[];

export interface DeclaredRoute {
  readonly method: string;
  readonly url: string;
  readonly access: Access;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyRequest {
    identity: Identity | null;
  }
  interface FastifyInstance {
    /** Every route with who may call it, in the order of registration. */
    declaredRoutes: DeclaredRoute[];
  }
}

export const sessionCookie = 'gorodok_session';

export interface GuardOptions {
  identify: Identify;
  publicOrigin: string;
  /** Routes of library plugins, which can't declare anything themselves: their prefix and who may call them. */
  pluginRoutes: Readonly<Record<string, Access>>;
}

/**
 * Guards every route that is registered afterwards: a route without `config.access` stops the start; a caller without the
 * right is refused before the body is read.
 */
export function guardRoutes(app: FastifyInstance, options: GuardOptions): void {
  app.decorate('declaredRoutes', []);
  app.decorateRequest('identity', null);
  app.addHook('onRoute', (route) => {
    const plugin = Object.keys(options.pluginRoutes).find((prefix) => route.url.startsWith(prefix));
    if (plugin !== undefined)
      route.config = { ...route.config, access: options.pluginRoutes[plugin] ?? 'signed_in' };
    app.declaredRoutes.push(...declarations(route));
  });
  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.access ?? 'public';
    if (changesSomething(request)) refuseForeignOrigin(request, options.publicOrigin);
    if (access === 'public') return;
    const token = request.cookies[sessionCookie];
    request.identity = token ? await options.identify(token) : null;
    refuseWithoutRight(request.identity, access);
  });
}

/** The acting person of a route that declares roles. */
export function actorOf(request: FastifyRequest): Actor {
  if (!request.identity?.actor) throw new AppError('not_signed_in', 'not_signed_in');
  return request.identity.actor;
}

/** The signed-in person of a `signed_in` route, who may not have chosen a role yet. */
export function identityOf(request: FastifyRequest): Identity {
  if (!request.identity) throw new AppError('not_signed_in', 'not_signed_in');
  return request.identity;
}

/** The token of a request that came past the guard. */
export const tokenOf = (request: FastifyRequest): string => request.cookies[sessionCookie] ?? '';

function declarations(route: RouteOptions): DeclaredRoute[] {
  const { access } = route.config ?? {};
  if (access === undefined)
    throw new Error(`The route ${String(route.method)} ${route.url} does not declare its access.`);
  return [route.method].flat().map((method) => ({ method, url: route.url, access }));
}

function refuseWithoutRight(identity: Identity | null, access: Exclude<Access, 'public'>): void {
  if (!identity) throw new AppError('not_signed_in', 'not_signed_in');
  if (access === 'signed_in') return;
  if (!identity.actor) throw new AppError('forbidden', 'role_needed');
  if (!access.includes(identity.actor.role)) throw new AppError('forbidden', 'forbidden');
}

const changesSomething = (request: FastifyRequest) => !['GET', 'HEAD', 'OPTIONS'].includes(request.method);

/**
 * A page of another site can make a browser send our cookie. The session cookie is SameSite=Lax; besides, a change needs a
 * header that no foreign page can set without our permission, and must not name a foreign origin.
 */
function refuseForeignOrigin(request: FastifyRequest, publicOrigin: string): void {
  const { origin } = request.headers;
  if (request.headers['x-gorodok'] === '1' && (origin === undefined || origin === publicOrigin)) return;
  throw new AppError('forbidden', 'foreign_origin');
}
