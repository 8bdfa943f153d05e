import type { DraftLine, DraftOrder, Order, OrderLine, OrderProposal } from '@gorodok/contract';
import type { DraftableKind } from './kinds.ts';

/** A line of the editor: what is sent, with what the screen shows of the student. */
export type EditedLine = DraftLine & {
  /** Tells the rows of the table apart while they have no id. */
  key: string;
  displayName: string;
  shown: Pick<OrderLine, 'fromClass' | 'problem'> | null;
};

export type OrderDraft = Omit<DraftOrder, 'lines'> & { lines: EditedLine[] };

export const emptyDraft = (kind: DraftableKind, proposal: OrderProposal): OrderDraft => ({
  kind,
  number: proposal.number,
  datedOn: proposal.today,
  ground: '',
  signer: proposal.signer,
  education: proposal.education,
  correctsOrderId: null,
  destinationOrganizationId: null,
  destinationText: null,
  lines: [],
});

/** A saved draft as the editor takes it up again. */
export function draftOf(order: Order): OrderDraft {
  return {
    kind: order.kind,
    number: order.number,
    datedOn: order.datedOn,
    ground: order.ground,
    signer: order.signer,
    education: order.education,
    correctsOrderId: order.correctsOrderId,
    destinationOrganizationId: order.destinationOrganizationId,
    destinationText: order.destinationText,
    lines: order.lines.map((line) => ({
      key: String(line.id),
      enrolmentId: line.enrolmentId,
      personId: line.personId,
      newStudent: line.newStudent,
      effectiveOn: line.effectiveOn,
      toClassGroupId: line.toClassGroupId,
      paymentKind: line.paymentKind,
      takesBackLineId: line.takesBackLineId,
      displayName: line.displayName,
      shown: { fromClass: line.fromClass, problem: line.problem },
    })),
  };
}

/** The draft as it is sent. Empty fields are nothing. */
export const sentOf = ({ lines, ...fields }: OrderDraft): DraftOrder => ({
  ...fields,
  ground: fields.ground.trim(),
  signer: fields.signer?.trim() || null,
  destinationText: fields.destinationText?.trim() || null,
  lines: lines.map((edited) => {
    const { key: _, displayName: __, shown: ___, ...line } = edited;
    return line;
  }),
});

/** Puts lines into a draft; who is in it already stays as he is. */
export function withLines(draft: OrderDraft, added: readonly EditedLine[]): OrderDraft {
  const has = (line: EditedLine) =>
    draft.lines.some(
      (known) =>
        (line.enrolmentId !== null && known.enrolmentId === line.enrolmentId) ||
        (line.personId !== null && known.personId === line.personId),
    );
  return { ...draft, lines: [...draft.lines, ...added.filter((line) => !has(line))] };
}
