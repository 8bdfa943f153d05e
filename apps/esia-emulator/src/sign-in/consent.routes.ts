import type { FastifyInstance } from 'fastify';
import type { EmulatorParts } from '../emulator-parts.ts';
import { consentRequestPage } from '../pages/consent-request.page.ts';
import { fieldsOf } from '../pages/form.ts';
import { sendPage } from '../pages/layout.ts';
import { sendBack, sendCode } from './completion.ts';
import { findPending, sendStale } from './pending.ts';

const path = '/login/consent';

/** The consents that a system asks for in `permissions`: given, or the sign-in ends with «Отказать» (007004). */
export function consentRoutes(app: FastifyInstance, parts: EmulatorParts): void {
  app.get(path, async (request, reply) => {
    const key = fieldsOf(request.query).get('request') ?? '';
    const pending = findPending(parts, request, key);
    if (pending?.target.kind !== 'system' || !pending.admitted) return sendStale(reply);
    return sendPage(reply, 200, consentRequestPage(key, pending.target, parts.clock()));
  });

  app.post(path, async (request, reply) => {
    const form = fieldsOf(request.body);
    const key = form.get('request') ?? '';
    const pending = findPending(parts, request, key);
    const session = pending?.admitted;
    const account = session && parts.accounts.find(session.oid);
    if (pending?.target.kind !== 'system' || !account) return sendStale(reply);
    const { target } = pending;
    const step = { parts, request, reply, key, pending };
    if (form.get('action') !== 'allow') return sendBack(step, target, 'ESIA-007004');
    for (const permission of target.permissions)
      parts.consents.give(account, target.system.clientId, permission, parts.clock());
    return sendCode(step, target, session);
  });
}
