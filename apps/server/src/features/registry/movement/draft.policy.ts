import type { DraftLine, DraftOrder, FieldFault } from '@gorodok/contract';
import { admits } from './movement.policy.ts';

type Fault = Omit<FieldFault, 'message'>;

/** Records that lines name and the organization does not have. */
export interface Unknown {
  enrolments: ReadonlySet<number>;
  classes: ReadonlySet<number>;
  people: ReadonlySet<number>;
  lines: ReadonlySet<number>;
}

/** What is wrong about a draft as it is written, whatever the students' standing; every fault by its field. */
export function faultsOfDraft(draft: DraftOrder, organizationId: number, unknown: Unknown): Fault[] {
  const faults: Fault[] = [];
  const { kind, destinationOrganizationId, destinationText } = draft;
  if (kind === 'transfer_out' && destinationOrganizationId === null && destinationText === null)
    faults.push({ field: '/destinationText', code: 'order.destination_missing' });
  if (kind === 'transfer_out' && destinationOrganizationId !== null && destinationText !== null)
    faults.push({ field: '/destinationText', code: 'order.destination_twice' });
  if (destinationOrganizationId === organizationId)
    faults.push({ field: '/destinationOrganizationId', code: 'order.destination_is_here' });
  if (kind !== 'transfer_out' && (destinationOrganizationId !== null || destinationText !== null))
    faults.push({ field: '/destinationText', code: 'order.destination_needless' });
  if ((kind === 'correction') !== (draft.correctsOrderId !== null))
    faults.push({ field: '/correctsOrderId', code: 'order.corrected_missing' });
  draft.lines.forEach((line, index) => {
    const fault = faultOfLine(draft, line, unknown);
    if (fault) faults.push({ field: `/lines/${index}/${fault.field}`, code: fault.code });
  });
  return faults;
}

function faultOfLine({ kind }: DraftOrder, line: DraftLine, unknown: Unknown): Fault | null {
  const { enrolmentId, personId, newStudent, toClassGroupId, takesBackLineId } = line;
  const named = [enrolmentId, personId, newStudent].filter((one) => one !== null).length;
  if (named !== 1 || admits(kind) !== (enrolmentId === null))
    return { field: 'enrolmentId', code: 'order.student_missing' };
  if ((kind === 'correction') !== (takesBackLineId !== null))
    return { field: 'takesBackLineId', code: 'order.corrected_missing' };
  if (enrolmentId !== null && unknown.enrolments.has(enrolmentId))
    return { field: 'enrolmentId', code: 'order.student_unknown' };
  if (personId !== null && unknown.people.has(personId))
    return { field: 'personId', code: 'order.student_unknown' };
  if (toClassGroupId !== null && unknown.classes.has(toClassGroupId))
    return { field: 'toClassGroupId', code: 'order.class_unknown' };
  if (takesBackLineId !== null && unknown.lines.has(takesBackLineId))
    return { field: 'takesBackLineId', code: 'order.line_unknown' };
  return null;
}
