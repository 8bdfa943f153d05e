import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply } from 'fastify';
import { sessionCookie } from '#platform/access/access.ts';

/** What every cookie of ours is: for this site alone, and out of reach for scripts. */
export const ownCookie = (secure: boolean): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure,
});

/** Hands the token of a new session to the browser. How long it opens anything is the server's to know. */
export interface SessionCookie {
  give(reply: FastifyReply, token: string): FastifyReply;
}

export const sessionCookieFor = (secure: boolean): SessionCookie => ({
  give: (reply, token) =>
    reply.setCookie(sessionCookie, token, { ...ownCookie(secure), maxAge: 30 * 24 * 60 * 60 }),
});
