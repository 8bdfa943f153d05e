import { expect } from 'vitest';
import type { DraftLine, DraftOrder, Order, OrderKind } from '../../packages/contract/src/index.ts';
import { aClassGroup, anOpenYear, anOrganization, aSignedInEmployee, type TestServer } from './index.ts';

/** A school with a year around 24 November 2026, two classes of grade 7, and its administrator. */
export async function aMovementSchool(server: TestServer) {
  const db = server.database.kysely;
  const { id, name } = await anOrganization(db);
  const year = await anOpenYear(db, { organizationId: id, around: '2026-11-24' });
  const inYear = { organizationId: id, academicYearId: year.id };
  return {
    server,
    id,
    name,
    year,
    classA: await aClassGroup(db, { ...inYear, name: '7А' }),
    classB: await aClassGroup(db, { ...inYear, name: '7Б' }),
    admin: await aSignedInEmployee(db, { organizationId: id }),
  };
}
export type MovementSchool = Awaited<ReturnType<typeof aMovementSchool>>;
type School = MovementSchool;

let numbers = 0;
/** A draft as the screen sends it; a line needs only what it is about. */
export function aDraft(
  kind: OrderKind,
  lines: Partial<DraftLine>[],
  fields: Partial<DraftOrder> = {},
): DraftOrder {
  return {
    kind,
    number: String((numbers += 1)),
    datedOn: '2026-11-20',
    ground: 'Заявление',
    signer: 'Директор Иванова Мария Петровна',
    education: 'general',
    correctsOrderId: null,
    destinationOrganizationId: null,
    destinationText: kind === 'transfer_out' && !fields.destinationOrganizationId ? 'Другой регион' : null,
    lines: lines.map((line) => ({
      enrolmentId: null,
      personId: null,
      newStudent: null,
      effectiveOn: '2026-11-20',
      toClassGroupId: null,
      paymentKind: null,
      takesBackLineId: null,
      ...line,
    })),
    ...fields,
  };
}

export const send = (by: School, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) =>
  by.server.app.inject({
    method,
    url: `/api/movement${path}`,
    headers: by.admin.headers,
    ...(payload ? { payload } : {}),
  });

export async function draft(by: School, order: DraftOrder): Promise<Order> {
  const response = await send(by, 'POST', '/orders', order);
  expect([response.statusCode, response.json().code, response.json().errors]).toEqual([
    201,
    undefined,
    undefined,
  ]);
  return response.json<Order>();
}

export const sign = (by: School, { id, version }: Pick<Order, 'id' | 'version'>) =>
  send(by, 'POST', `/orders/${id}/sign`, { version });

/** Drafts and signs. */
export async function order(
  by: School,
  kind: OrderKind,
  lines: Partial<DraftLine>[],
  fields?: Partial<DraftOrder>,
) {
  const response = await sign(by, await draft(by, aDraft(kind, lines, fields)));
  expect([response.statusCode, response.json().code, response.json().errors]).toEqual([
    200,
    undefined,
    undefined,
  ]);
  return response.json<Order>();
}

/** The code by which signing is refused, with those of the lines. */
export async function refusal(
  by: School,
  kind: OrderKind,
  lines: Partial<DraftLine>[],
  fields?: Partial<DraftOrder>,
) {
  const response = await sign(by, await draft(by, aDraft(kind, lines, fields)));
  const { status, code, errors } = response.json();
  return [status, code, ...(errors ?? []).map((error: { code: string }) => error.code)];
}

export const correct = (by: School, wrong: Order) =>
  order(
    by,
    'correction',
    wrong.lines.map(({ id, enrolmentId }) => ({ enrolmentId, takesBackLineId: id })),
    { correctsOrderId: wrong.id },
  );

export async function contingent(by: School, from = '2026-11-01', to = '2026-11-30') {
  return (await send(by, 'GET', `/contingent?from=${from}&to=${to}`)).json();
}

/** The enrolment as it stands in the registry. */
export const enrolmentOf = ({ server }: School, id: number) =>
  server.database.kysely.selectFrom('enrolment').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** The class in which the latest signed order put a student. */
export async function classOf({ server }: School, enrolmentId: number): Promise<number | null> {
  const seat = await server.database.kysely
    .selectFrom('classMembership')
    .select('classGroupId')
    .where('enrolmentId', '=', enrolmentId)
    .where('endsOn', 'is', null)
    .executeTakeFirst();
  return seat?.classGroupId ?? null;
}

/** Whom a СНИЛС finds, as the screen of admission asks. */
export const found = async (by: School, snils: string | null) =>
  (
    await send(by, 'POST', '/candidates?education=general', {
      snils,
      surname: null,
      firstName: null,
      birthDate: null,
      documentNumber: null,
    })
  ).json().candidate;
