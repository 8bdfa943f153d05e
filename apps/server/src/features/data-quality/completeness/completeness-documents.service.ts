import type { CompletenessExportQuery, RequestSlipsOrder } from '@gorodok/contract';
import { fullName } from '#features/registry/people/index.ts';
import { headingOf, isCoordinator, resolveScope } from '#features/registry/region-scope/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { makePdf } from '#platform/pdf/pdf.ts';
import { writeWorkbook } from '#platform/spreadsheet/write-workbook.ts';
import { listCardsToPrint } from './completeness-people.read.ts';
import { completenessSheets, printCompleteness } from './completeness.print.ts';
import { describeCompleteness } from './completeness.service.ts';
import { printSlips } from './request-slip.print.ts';
import { listSlips } from './request-slip.read.ts';

const mostSlips = 1_500;

/** What is taken away from the reports: as a workbook, on paper, and as slips for the families. */
export const completenessDocuments = ({ kysely }: Database) => ({
  /** Staff gets the list of cards with the report; a coordinator, whose look at each name has a reason, the sums alone. */
  async report(actor: Actor, { format, ...query }: CompletenessExportQuery): Promise<Uint8Array> {
    const completeness = await describeCompleteness(kysely, actor, query);
    const { scope } = await resolveScope(kysely, actor, query);
    const cards =
      isCoordinator(actor) || scope.organizationId === null
        ? null
        : await listCardsToPrint(kysely, scope.organizationId, query.kind);
    await recordAudit(kysely, actor, {
      action: 'completeness.exported',
      details: { format, kind: query.kind ?? null, ...scope, count: cards?.length ?? 0 },
    });
    const printed = cards?.map(({ surname, firstName, patronymic, ...card }) => ({
      ...card,
      name: fullName({ surname, firstName, patronymic }),
    }));
    const report = { kind: query.kind, completeness, cards: printed ?? null };
    return format === 'xlsx' ? writeWorkbook(completenessSheets(report)) : makePdf(printCompleteness(report));
  },

  async slips(actor: Actor, order: RequestSlipsOrder): Promise<Uint8Array> {
    const slips = await listSlips(kysely, actor, order, mostSlips + 1);
    if (slips.length === 0) throw new AppError('conflict', 'completeness.nobody_to_ask');
    if (slips.length > mostSlips) throw new AppError('too_large', 'completeness.too_many_slips');
    const { scope, top } = await resolveScope(kysely, actor, {});
    const { name } = await headingOf(kysely, scope, top);
    await recordAudit(kysely, actor, {
      action: 'completeness.slips_printed',
      details: { kind: order.kind, classGroupId: order.classGroupId ?? null, count: slips.length },
    });
    return makePdf(printSlips(order.kind, name, slips));
  },
});
