import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EmulatorParts, Session } from '../emulator-parts.ts';

// Names of our own: browsers do not tell ports apart, and the information system may run on the same host.
const sessionCookie = 'esia_emulator_session';
const browserCookie = 'esia_emulator_browser';

// Lax: the browser arrives from the information system by a link, and must bring its cookies along.
function options(parts: EmulatorParts): CookieSerializeOptions {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: parts.baseUrl.startsWith('https:') };
}

export function findSession(parts: EmulatorParts, request: FastifyRequest): Session | undefined {
  return parts.sessions.find(request.cookies[sessionCookie], parts.clock());
}

/** The session that a sign-in may go on with: none on a foreign computer. */
export function findRememberedSession(parts: EmulatorParts, request: FastifyRequest): Session | undefined {
  const session = findSession(parts, request);
  return session?.foreign === false ? session : undefined;
}

export function startSession(
  parts: EmulatorParts,
  request: FastifyRequest,
  reply: FastifyReply,
  session: Session,
): void {
  parts.sessions.remove(request.cookies[sessionCookie]);
  void reply.setCookie(sessionCookie, parts.sessions.add(session, parts.clock()), options(parts));
}

export function endSession(parts: EmulatorParts, request: FastifyRequest, reply: FastifyReply): void {
  parts.sessions.remove(request.cookies[sessionCookie]);
  void reply.clearCookie(sessionCookie, options(parts));
}

/** The key of this browser, as it brought it. */
export function browserKey(request: FastifyRequest): string | undefined {
  return request.cookies[browserCookie];
}

export function rememberBrowser(parts: EmulatorParts, reply: FastifyReply, key: string): void {
  void reply.setCookie(browserCookie, key, options(parts));
}
