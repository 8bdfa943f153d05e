import {
  CandidateAnswer,
  CandidateQuery,
  CandidateSearch,
  ChangeDraftOrder,
  Contingent,
  ContingentQuery,
  DraftOrder,
  IdParams,
  MovableStudents,
  MovableStudentsQuery,
  Order,
  OrderList,
  OrderProposal,
  OrderQuery,
  OrderVersion,
  TransferTasks,
} from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { actorOf, type Access } from '#platform/access/access.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { makePdf } from '#platform/pdf/pdf.ts';
import { writeWorkbook, xlsxType } from '#platform/spreadsheet/write-workbook.ts';
import { getOrganizationNow } from '../organizations/index.ts';
import type { CheckNewPerson } from '../people/index.ts';
import { bookSheets, printBook } from './book.print.ts';
import { getOrganizationName, listBook } from './book.read.ts';
import { sumContingent } from './contingent.read.ts';
import { movementService } from './movement.service.ts';
import { printOrder } from './order.print.ts';
import { listMovableStudents, listOrders, proposeOrder } from './order.read.ts';
import type { FindTaughtLines } from './sign-order.ts';
import { listTransferTasks } from './transfer-tasks.read.ts';

const readers: Access = ['school_admin', 'deputy_head', 'director'];
const writers: Access = ['school_admin', 'deputy_head'];

export interface MovementOptions {
  database: Database;
  findTaught: FindTaughtLines;
  checkNewPerson: CheckNewPerson;
}

/** «Книга движения». */
export const movementRoutes: FastifyPluginAsyncTypebox<MovementOptions> = async (
  app,
  { database, findTaught, checkNewPerson },
) => {
  const db = database.kysely;
  const movement = movementService(database, findTaught, checkNewPerson);

  app.get(
    '/movement/orders',
    { config: { access: readers }, schema: { querystring: OrderQuery, response: { 200: OrderList } } },
    (request) => listOrders(db, actorOf(request), request.query),
  );

  app.get(
    '/movement/proposal',
    { config: { access: writers }, schema: { response: { 200: OrderProposal } } },
    async (request) => {
      const actor = actorOf(request);
      const { today } = await getOrganizationNow(db, actor.organizationId);
      return proposeOrder(db, actor, today);
    },
  );

  app.post(
    '/movement/orders',
    { config: { access: writers }, schema: { body: DraftOrder, response: { 201: Order } } },
    async (request, reply) => {
      const order = await movement.addDraft(actorOf(request), request.body);
      return reply.code(201).send(order);
    },
  );

  app.get(
    '/movement/orders/:id',
    { config: { access: readers }, schema: { params: IdParams, response: { 200: Order } } },
    (request) => movement.readOrder(actorOf(request), request.params.id),
  );

  app.put(
    '/movement/orders/:id',
    {
      config: { access: writers },
      schema: { params: IdParams, body: ChangeDraftOrder, response: { 200: Order } },
    },
    (request) => movement.changeDraft(actorOf(request), request.params.id, request.body),
  );

  app.delete(
    '/movement/orders/:id',
    { config: { access: writers }, schema: { params: IdParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await movement.removeDraft(actorOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/movement/orders/:id/sign',
    {
      config: { access: writers },
      schema: { params: IdParams, body: OrderVersion, response: { 200: Order } },
    },
    (request) => movement.sign(actorOf(request), request.params.id, request.body.version),
  );

  app.get(
    '/movement/students',
    {
      config: { access: writers },
      schema: { querystring: MovableStudentsQuery, response: { 200: MovableStudents } },
    },
    async (request) => {
      const actor = actorOf(request);
      const list = await listMovableStudents(db, actor, request.query.education);
      await recordAudit(db, actor, {
        action: 'movement.students_listed',
        details: { count: list.students.length },
      });
      return list;
    },
  );

  // Names and numbers of documents travel in the body, since addresses are written down.
  app.post(
    '/movement/candidates',
    {
      config: { access: writers },
      schema: { querystring: CandidateQuery, body: CandidateSearch, response: { 200: CandidateAnswer } },
    },
    async (request) => ({
      candidate: await movement.findCandidate(actorOf(request), request.body, request.query.education),
    }),
  );

  app.get(
    '/movement/tasks',
    { config: { access: readers }, schema: { response: { 200: TransferTasks } } },
    async (request) => {
      const actor = actorOf(request);
      const { today } = await getOrganizationNow(db, actor.organizationId);
      const tasks = await listTransferTasks(db, actor, today);
      await recordAudit(db, actor, {
        action: 'movement.transfers_listed',
        details: { count: tasks.length },
      });
      return { tasks };
    },
  );

  app.get(
    '/movement/contingent',
    { config: { access: readers }, schema: { querystring: ContingentQuery, response: { 200: Contingent } } },
    (request) => sumContingent(db, actorOf(request), request.query),
  );

  app.get(
    '/movement/orders/:id/print',
    { config: { access: readers }, schema: { params: IdParams } },
    async (request, reply) => {
      const actor = actorOf(request);
      const order = await movement.readOrder(actor, request.params.id);
      const pdf = await makePdf(printOrder(await getOrganizationName(db, actor), order));
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="order-${order.id}.pdf"`)
        .send(pdf);
    },
  );

  /** The lines of the book and what they come to; that they were looked at is audited. */
  async function readBook(request: FastifyRequest, period: { from: string; to: string }, form: string) {
    const actor = actorOf(request);
    const lines = await listBook(db, actor, period);
    const contingent = await sumContingent(db, actor, period);
    await recordAudit(db, actor, {
      action: 'movement.book_exported',
      details: { ...period, form, count: lines.length },
    });
    return { lines, contingent, organizationName: await getOrganizationName(db, actor) };
  }

  app.get(
    '/movement/book/pdf',
    { config: { access: readers }, schema: { querystring: ContingentQuery } },
    async (request, reply) => {
      const { lines, contingent, organizationName } = await readBook(request, request.query, 'pdf');
      return reply
        .type('application/pdf')
        .header('content-disposition', 'inline; filename="movement-book.pdf"')
        .send(await makePdf(printBook(organizationName, lines, contingent)));
    },
  );

  app.get(
    '/movement/book/xlsx',
    { config: { access: readers }, schema: { querystring: ContingentQuery } },
    async (request, reply) => {
      const { lines, contingent } = await readBook(request, request.query, 'xlsx');
      return reply
        .type(xlsxType)
        .header('content-disposition', 'attachment; filename="movement-book.xlsx"')
        .send(await writeWorkbook(bookSheets(lines, contingent)));
    },
  );
};
