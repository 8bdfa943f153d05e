import type { Card, CardHistory, CardSave } from '../../packages/contract/src/index.ts';
import { anEmployee, anOrganization, aSignedInEmployee, type TestServer } from './index.ts';

export type Clerk = Awaited<ReturnType<typeof aSignedInEmployee>>;

/** The office of a school with those who work with its cards, and an administrator of another school; what they ask of the server. */
export async function aCardOffice(server: TestServer) {
  const db = server.database.kysely;
  const { id: organizationId } = await anOrganization(db);
  const ask = (by: Clerk, method: 'GET' | 'PUT' | 'POST', path: string, payload?: object) =>
    server.app.inject({
      method,
      url: `/api${path}`,
      headers: by.headers,
      ...(payload ? { payload } : {}),
    });
  return {
    organizationId,
    admin: await aSignedInEmployee(db, { organizationId }),
    deputy: await aSignedInEmployee(db, { organizationId, role: 'deputy_head' }),
    elsewhere: await aSignedInEmployee(db, { organizationId: (await anOrganization(db)).id }),
    ask,
    readCard: async (by: Clerk, kind: string, id: number) =>
      (await ask(by, 'GET', `/cards/${kind}/${id}`)).json<Card>(),
    save: (by: Clerk, kind: string, id: number, wishes: Partial<CardSave>) =>
      ask(by, 'PUT', `/cards/${kind}/${id}`, {
        fields: {},
        documents: [],
        contacts: [],
        employment: {},
        ...wishes,
      }),
    history: async (by: Clerk, kind: string, id: number, part = 'changes') =>
      (await ask(by, 'GET', `/cards/${kind}/${id}/history?part=${part}`)).json<CardHistory>(),
    /** An employee of the school. */
    aCard: async (fields: Partial<Parameters<typeof anEmployee>[1]> = {}) =>
      (await anEmployee(db, { organizationId, ...fields })).personId,
  };
}

export type CardOffice = Awaited<ReturnType<typeof aCardOffice>>;
