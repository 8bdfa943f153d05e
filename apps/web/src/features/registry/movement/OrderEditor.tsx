import type { MovementClass, Order } from '@gorodok/contract';
import { sentenceOf } from '@gorodok/contract/sentences';
import { Alert, Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError, sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import table from '../RegistryTable.module.css';
import { AdmissionChooser } from './AdmissionChooser.tsx';
import { optionOf } from './class-option.ts';
import { DestinationField } from './DestinationField.tsx';
import { admits, changesClass, changesPayment, paymentKinds } from './kinds.ts';
import {
  movableStudentsQuery,
  orderPdfAddress,
  orderQuery,
  removeOrder,
  saveOrder,
  signOrder,
} from './movement.api.ts';
import classes from './Movement.module.css';
import './movement.words.ts';
import { sentOf, withLines, type EditedLine, type OrderDraft } from './order-draft.ts';
import { StudentChooser } from './StudentChooser.tsx';

type Props = {
  initial: OrderDraft;
  /** The saved draft; null – nothing is saved yet. */
  order: Order | null;
  onSaved: (order: Order) => void;
  onRemoved: () => void;
};

/** A draft of an order: whom it is about, what it changes, and what keeps it from being signed. */
export function OrderEditor({ initial, order, onSaved, onRemoved }: Props) {
  const { t } = useTranslation('movement');
  const queryClient = useQueryClient();
  const [base] = useState(initial);
  const [draft, setDraft] = useState(base);
  const students = useQuery(movableStudentsQuery(draft.education));
  const isChanged = draft !== base || order === null;
  useWarningBeforeLeaving(draft !== base);

  const settle = async (saved: Order) => {
    queryClient.setQueryData(orderQuery(saved.id).queryKey, saved);
    for (const part of ['orders', 'tasks', 'contingent', 'students'])
      void queryClient.invalidateQueries({ queryKey: ['movement', part] });
    onSaved(saved);
  };
  const save = useMutation({
    mutationFn: () => saveOrder(sentOf(draft), order),
    onSuccess: settle,
  });
  const sign = useMutation({
    mutationFn: async () => {
      const saved = isChanged ? await saveOrder(sentOf(draft), order) : order;
      if (isChanged) await settle(saved);
      return signOrder(saved.id, saved.version);
    },
    onSuccess: async (signed) => {
      void queryClient.invalidateQueries({ queryKey: ['cards'] });
      await settle(signed);
    },
    onError: (error) => {
      // Which students are in the way stands in the order as it is read again.
      if (order && error instanceof ProblemError && error.code === 'order.lines_refused')
        void queryClient.invalidateQueries({ queryKey: orderQuery(order.id).queryKey });
    },
  });
  const remove = useMutation({
    mutationFn: async () => {
      if (order) await removeOrder(order.id);
    },
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['movement'] });
      onRemoved();
    },
  });
  const set = (fields: Partial<OrderDraft>) => setDraft((before) => ({ ...before, ...fields }));
  const add = (lines: EditedLine[]) => setDraft((before) => withLines(before, lines));
  const groups = students.data?.classes ?? [];
  const pending = save.isPending || sign.isPending || remove.isPending;
  const error = save.error ?? sign.error ?? remove.error;
  const problems = draft.lines.filter(({ shown }) => shown?.problem).length;
  return (
    <>
      <div className={classes['fields']}>
        <TextInput
          label={t('number')}
          required
          value={draft.number}
          onChange={(event) => set({ number: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('datedOn')}
          required
          value={draft.datedOn}
          onChange={(event) => set({ datedOn: event.currentTarget.value })}
        />
        <TextInput
          label={t('signer')}
          description={t('signerHint')}
          value={draft.signer ?? ''}
          onChange={(event) => set({ signer: event.currentTarget.value })}
        />
        <TextInput
          className={classes['wide'] ?? ''}
          label={t('ground')}
          required
          value={draft.ground}
          onChange={(event) => set({ ground: event.currentTarget.value })}
        />
        {draft.kind === 'transfer_out' ? (
          <DestinationField draft={draft} destinationName={order?.destinationName ?? null} onChange={set} />
        ) : null}
      </div>
      {draft.kind === 'correction' ? null : admits(draft.kind) ? (
        <AdmissionChooser draft={draft} groups={groups} onAdd={add} />
      ) : (
        <StudentChooser draft={draft} students={students} onAdd={add} />
      )}
      <Lines draft={draft} groups={groups} onLines={(lines) => set({ lines })} />
      <div aria-live="polite">
        {error ? <Alert color="red">{t('actionFailed', { reason: sentenceOfError(error) })}</Alert> : null}
        {!error && !isChanged && problems > 0 ? (
          <Alert color="yellow">{t('problems', { count: problems })}</Alert>
        ) : null}
        {draft !== base ? <p>{t('unsaved')}</p> : null}
      </div>
      <div className={classes['actions']}>
        <Button
          disabled={pending || draft.lines.length === 0}
          loading={sign.isPending}
          onClick={() => sign.mutate()}
        >
          {t('sign')}
        </Button>
        <Button
          variant="default"
          disabled={pending || !isChanged}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t('save')}
        </Button>
        {order ? (
          <Button component="a" variant="default" href={orderPdfAddress(order.id)} target="_blank">
            {t('print')}
          </Button>
        ) : null}
        <Button variant="subtle" color="red" disabled={pending} onClick={() => remove.mutate()}>
          {t('discard')}
        </Button>
      </div>
    </>
  );
}

type LinesProps = { draft: OrderDraft; groups: MovementClass[]; onLines: (lines: EditedLine[]) => void };

function Lines({ draft, groups, onLines }: LinesProps) {
  const { t } = useTranslation('movement');
  const language = useLanguage();
  const { kind, lines } = draft;
  if (lines.length === 0) return <p>{t('noLines')}</p>;
  const change = (key: string, fields: Partial<EditedLine>) =>
    onLines(lines.map((line) => (line.key === key ? { ...line, ...fields, shown: null } : line)));
  return (
    <section>
      <table className={table['table']}>
        <caption hidden>{t('choose')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('lines', { count: lines.length })}</th>
            {changesClass(kind) ? <th scope="col">{t('toClass')}</th> : null}
            {changesPayment(kind) ? <th scope="col">{t('paymentKind')}</th> : null}
            <th scope="col">{t('effectiveOn')}</th>
            <th scope="col" aria-label={t('remove', { name: '' })} />
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">
                {line.displayName}
                {line.shown?.fromClass ? <small>{line.shown.fromClass}</small> : null}
                {line.shown?.problem ? (
                  <span className={table['problem']}>{sentenceOf(line.shown.problem, language)}</span>
                ) : null}
              </th>
              {changesClass(kind) ? (
                <td>
                  <NativeSelect
                    size="sm"
                    aria-label={`${t('toClass')}: ${line.displayName}`}
                    value={String(line.toClassGroupId ?? '')}
                    onChange={(event) =>
                      change(line.key, { toClassGroupId: Number(event.currentTarget.value) || null })
                    }
                    data={[{ value: '', label: t('noClass') }, ...groups.map(optionOf)]}
                  />
                </td>
              ) : null}
              {changesPayment(kind) ? (
                <td>
                  <NativeSelect
                    size="sm"
                    aria-label={`${t('paymentKind')}: ${line.displayName}`}
                    value={line.paymentKind ?? 'budget'}
                    onChange={(event) => {
                      const paymentKind = paymentKinds.find((known) => known === event.currentTarget.value);
                      change(line.key, { paymentKind: paymentKind ?? null });
                    }}
                    data={paymentKinds.map((value) => ({ value, label: t(`payment.${value}`) }))}
                  />
                </td>
              ) : null}
              <td>
                <TextInput
                  size="sm"
                  type="date"
                  aria-label={`${t('effectiveOn')}: ${line.displayName}`}
                  disabled={kind === 'correction'}
                  value={line.effectiveOn}
                  onChange={(event) => change(line.key, { effectiveOn: event.currentTarget.value })}
                />
              </td>
              <td>
                <CloseButton
                  aria-label={t('remove', { name: line.displayName })}
                  onClick={() => onLines(lines.filter(({ key }) => key !== line.key))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Closing the tab asks first while something is typed that is not kept. */
function useWarningBeforeLeaving(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isChanged]);
}
