import type { Order, OrderLine } from '@gorodok/contract';
import { Alert, Button, Checkbox } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { formatDay } from '../../../platform/text/dates.ts';
import table from '../RegistryTable.module.css';
import { orderPdfAddress, orderQuery, proposalQuery, saveOrder } from './movement.api.ts';
import classes from './Movement.module.css';
import './movement.words.ts';
import { draftOf } from './order-draft.ts';
import { OrderEditor } from './OrderEditor.tsx';

type Props = { orderId: number; mayWrite: boolean; onOpen: (id: number) => void; onRemoved: () => void };

/** One order: a draft to be written and signed, or a signed one to be read, printed and corrected. */
export function OrderScreen({ orderId, mayWrite, onOpen, onRemoved }: Props) {
  const { t } = useTranslation('movement');
  const language = useLanguage();
  const query = useQuery(orderQuery(orderId));
  if (query.isPending) return <ListSkeleton rows={6} />;
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const order = query.data;
  return (
    <div className={classes['order']}>
      <OrderHeading
        title={t(`kind.${order.kind}`)}
        note={t('numbered', { number: order.number, date: formatDay(order.datedOn, language) })}
        badge={order.signedAt === null ? 'draft' : 'signed'}
      />
      {order.signedAt === null && mayWrite ? (
        <OrderEditor
          key={`${order.version} ${query.dataUpdatedAt}`}
          initial={draftOf(order)}
          order={order}
          onSaved={() => undefined}
          onRemoved={onRemoved}
        />
      ) : (
        <Reading order={order} mayWrite={mayWrite} onOpen={onOpen} />
      )}
    </div>
  );
}

export function OrderHeading({
  title,
  note,
  badge,
}: {
  title: string;
  note?: string;
  badge?: 'draft' | 'signed';
}) {
  const { t } = useTranslation('movement');
  return (
    <div>
      <Link to="/movement" className={classes['back']}>
        <IconArrowLeft aria-hidden size={18} /> {t('back')}
      </Link>
      <ScreenHeading title={title} note={note}>
        {badge ? (
          <span className={table['badge']} data-tone={badge === 'signed' ? 'good' : 'warn'}>
            {t(badge)}
          </span>
        ) : null}
      </ScreenHeading>
    </div>
  );
}

function Reading({
  order,
  mayWrite,
  onOpen,
}: {
  order: Order;
  mayWrite: boolean;
  onOpen: (id: number) => void;
}) {
  const { t } = useTranslation('movement');
  const [chosen, setChosen] = useState<ReadonlySet<number> | null>(null);
  const standing = order.lines.filter(({ takenBack }) => !takenBack);
  const correct = useMutation({
    mutationFn: async (lines: OrderLine[]) => saveOrder(await correctionOf(order, lines), null),
    onSuccess: ({ id }) => onOpen(id),
  });
  const proposal = useQuery({ ...proposalQuery(), enabled: mayWrite });
  async function correctionOf(corrected: Order, lines: OrderLine[]) {
    const { number, today } = proposal.data ?? (await proposal.refetch({ throwOnError: true })).data ?? {};
    return {
      kind: 'correction' as const,
      number: number ?? '',
      datedOn: today ?? corrected.datedOn,
      ground: `${t('corrects')} № ${corrected.number}`,
      signer: corrected.signer,
      education: corrected.education,
      correctsOrderId: corrected.id,
      destinationOrganizationId: null,
      destinationText: null,
      lines: lines.map(({ id, enrolmentId, effectiveOn }) => ({
        enrolmentId,
        effectiveOn,
        takesBackLineId: id,
        personId: null,
        newStudent: null,
        toClassGroupId: null,
        paymentKind: null,
      })),
    };
  }
  const toggle = (id: number) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <>
      <Facts order={order} />
      <div className={classes['actions']}>
        <Button component="a" variant="default" href={orderPdfAddress(order.id)} target="_blank">
          {t('print')}
        </Button>
        {mayWrite && order.kind !== 'correction' && standing.length > 0 && chosen === null ? (
          <Button variant="default" onClick={() => setChosen(new Set(standing.map(({ id }) => id)))}>
            {t('correct')}
          </Button>
        ) : null}
      </div>
      {chosen ? (
        <div className={classes['choose']}>
          <p>{t('correctChoose')}</p>
          <div className={classes['actions']} style={{ marginBottom: 0 }}>
            <Button
              disabled={chosen.size === 0}
              loading={correct.isPending}
              onClick={() => correct.mutate(standing.filter(({ id }) => chosen.has(id)))}
            >
              {t('correctMake')}
            </Button>
            <Button variant="default" onClick={() => setChosen(null)}>
              {t('cancel')}
            </Button>
          </div>
          {correct.error ? (
            <Alert color="red">{t('actionFailed', { reason: sentenceOfError(correct.error) })}</Alert>
          ) : null}
        </div>
      ) : null}
      <SignedLines lines={order.lines} chosen={chosen} onToggle={toggle} />
    </>
  );
}

function Facts({ order }: { order: Order }) {
  const { t } = useTranslation('movement');
  const destination = order.destinationName ?? order.destinationText;
  return (
    <dl className={classes['facts']}>
      <div>
        <dt>{t('ground')}</dt>
        <dd>{order.ground}</dd>
      </div>
      {order.signer ? (
        <div>
          <dt>{t('signer')}</dt>
          <dd>{order.signer}</dd>
        </div>
      ) : null}
      {destination ? (
        <div>
          <dt>{t('destination')}</dt>
          <dd>{destination}</dd>
        </div>
      ) : null}
      {order.correctsOrderId ? (
        <div>
          <dt>{t('corrects')}</dt>
          <dd>
            <Link to="/movement/orders/$orderId" params={{ orderId: order.correctsOrderId }}>
              № {order.correctsNumber}
            </Link>
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

type SignedProps = { lines: OrderLine[]; chosen: ReadonlySet<number> | null; onToggle: (id: number) => void };

function SignedLines({ lines, chosen, onToggle }: SignedProps) {
  const { t } = useTranslation('movement');
  const language = useLanguage();
  return (
    <table className={table['table']}>
      <thead>
        <tr>
          {chosen ? <th scope="col" aria-label={t('correct')} /> : null}
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('change')}</th>
          <th scope="col">{t('effectiveOn')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            {chosen ? (
              <td>
                <Checkbox
                  aria-label={`${t('correct')}: ${line.displayName}`}
                  disabled={line.takenBack}
                  checked={chosen.has(line.id)}
                  onChange={() => onToggle(line.id)}
                />
              </td>
            ) : null}
            <th scope="row">
              <span className={line.takenBack ? classes['gone'] : ''}>{line.displayName}</span>
              {line.takenBack ? <small>{t('takenBack')}</small> : null}
            </th>
            <td data-label={t('change')}>
              <Standing name={line.fromClass} paymentKind={line.paymentKindBefore} /> →{' '}
              <Standing name={line.toClass} paymentKind={line.paymentKindAfter} />
            </td>
            <td data-label={t('effectiveOn')}>{formatDay(line.effectiveOn, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Standing({
  name,
  paymentKind,
}: {
  name: string | null;
  paymentKind: OrderLine['paymentKindAfter'];
}) {
  const { t } = useTranslation('movement');
  if (paymentKind === null) return <>{t('outside')}</>;
  return (
    <>
      {name ?? t('noClass')}, {t(`payment.${paymentKind}`)}
    </>
  );
}
