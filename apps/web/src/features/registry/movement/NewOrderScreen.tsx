import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failure, ListSkeleton } from '../../../platform/interface/States.tsx';
import { admits, type DraftableKind } from './kinds.ts';
import { movableStudentsQuery, proposalQuery, transferTasksQuery } from './movement.api.ts';
import classes from './Movement.module.css';
import './movement.words.ts';
import { emptyDraft, type EditedLine, type OrderDraft } from './order-draft.ts';
import { OrderEditor } from './OrderEditor.tsx';
import { OrderHeading } from './OrderScreen.tsx';

type Props = {
  kind: DraftableKind;
  /** Whom a transfer is about that the task names: one who comes, or one who goes, and where to. */
  personId: number | undefined;
  enrolmentId: number | undefined;
  organizationId: number | undefined;
  onSaved: (id: number) => void;
  onCancel: () => void;
};

/** A new order; nothing is kept until it is saved. */
export function NewOrderScreen({ kind, personId, enrolmentId, organizationId, onSaved, onCancel }: Props) {
  const { t } = useTranslation('movement');
  const proposal = useQuery({ ...proposalQuery(), gcTime: 0, refetchOnWindowFocus: false });
  const tasks = useQuery({ ...transferTasksQuery(), enabled: personId !== undefined });
  const students = useQuery({
    ...movableStudentsQuery(proposal.data?.education ?? 'general'),
    enabled: enrolmentId !== undefined && proposal.isSuccess,
  });
  const waits =
    (personId !== undefined && tasks.isLoading) || (enrolmentId !== undefined && students.isLoading);
  if (proposal.isPending || waits) return <ListSkeleton rows={6} />;
  if (proposal.isError) return <Failure error={proposal.error} onRetry={() => void proposal.refetch()} />;
  const empty = emptyDraft(kind, proposal.data);
  const name =
    tasks.data?.tasks.find((task) => task.personId === personId)?.displayName ??
    students.data?.students.find((student) => student.enrolmentId === enrolmentId)?.displayName;
  const initial: OrderDraft = {
    ...empty,
    ...(organizationId === undefined ? {} : { destinationOrganizationId: organizationId }),
    lines: name === undefined ? [] : [lineOf(name, empty, { personId, enrolmentId })],
  };
  return (
    <div className={classes['order']}>
      <OrderHeading title={t('newTitle', { kind: t(`kind.${kind}`) })} badge="draft" />
      <OrderEditor initial={initial} order={null} onSaved={({ id }) => onSaved(id)} onRemoved={onCancel} />
    </div>
  );
}

const lineOf = (
  displayName: string,
  { kind, datedOn }: OrderDraft,
  who: { personId: number | undefined; enrolmentId: number | undefined },
): EditedLine => ({
  key: 'first',
  enrolmentId: who.enrolmentId ?? null,
  personId: who.personId ?? null,
  newStudent: null,
  effectiveOn: datedOn,
  toClassGroupId: null,
  paymentKind: admits(kind) ? 'budget' : null,
  takesBackLineId: null,
  displayName,
  shown: null,
});
