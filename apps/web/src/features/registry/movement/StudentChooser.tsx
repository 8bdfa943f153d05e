import type { MovableStudents, MovementClass } from '@gorodok/contract';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, ListSkeleton } from '../../../platform/interface/States.tsx';
import { optionOf } from './class-option.ts';
import { changesClass, paymentKinds } from './kinds.ts';
import classes from './Movement.module.css';
import './movement.words.ts';
import type { EditedLine, OrderDraft } from './order-draft.ts';

type Props = {
  draft: OrderDraft;
  students: UseQueryResult<MovableStudents>;
  onAdd: (lines: EditedLine[]) => void;
};

/** Students of a class, chosen one by one or all at once, with what the order does to them. */
export function StudentChooser({ draft, students, onAdd }: Props) {
  const { t } = useTranslation('movement');
  if (students.isPending) return <ListSkeleton rows={3} />;
  if (students.isError) return <Failure error={students.error} onRetry={() => void students.refetch()} />;
  return (
    <section className={classes['choose']}>
      <h2>{t('choose')}</h2>
      <Choice draft={draft} movable={students.data} onAdd={onAdd} />
    </section>
  );
}

function Choice({
  draft,
  movable,
  onAdd,
}: {
  draft: OrderDraft;
  movable: MovableStudents;
  onAdd: (lines: EditedLine[]) => void;
}) {
  const { t } = useTranslation('movement');
  const seated = new Set(movable.students.map(({ classGroupId }) => classGroupId));
  const filled = movable.classes.filter(({ id }) => seated.has(id));
  const [from, setFrom] = useState(String(filled[0]?.id ?? ''));
  const [filter, setFilter] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [effectiveOn, setEffectiveOn] = useState(draft.datedOn);
  const [toClass, setToClass] = useState('');
  const [paymentKind, setPaymentKind] = useState<(typeof paymentKinds)[number]>('paid');
  const inDraft = new Set(draft.lines.map(({ enrolmentId }) => enrolmentId));
  const listed = movable.students.filter(
    ({ enrolmentId, classGroupId, displayName }) =>
      !inDraft.has(enrolmentId) &&
      String(classGroupId ?? '') === from &&
      displayName.toLowerCase().includes(filter.trim().toLowerCase()),
  );
  const wanted = listed.filter(({ enrolmentId }) => chosen.has(enrolmentId));
  const toggle = (enrolmentId: number) => {
    const next = new Set(chosen);
    if (!next.delete(enrolmentId)) next.add(enrolmentId);
    setChosen(next);
  };
  const add = () => {
    const fromName = movable.classes.find(({ id }) => String(id) === from)?.name ?? null;
    onAdd(
      wanted.map(({ enrolmentId, displayName }) => ({
        key: `enrolment ${enrolmentId}`,
        enrolmentId,
        personId: null,
        newStudent: null,
        effectiveOn,
        toClassGroupId: changesClass(draft.kind) ? Number(toClass) || null : null,
        paymentKind: draft.kind === 'payment_change' ? paymentKind : null,
        takesBackLineId: null,
        displayName,
        shown: { fromClass: fromName, problem: null },
      })),
    );
    setChosen(new Set());
  };
  return (
    <>
      <div className={classes['filters']} style={{ marginBottom: 0 }}>
        <NativeSelect
          label={t('ofClass')}
          value={from}
          onChange={(event) => {
            setFrom(event.currentTarget.value);
            setChosen(new Set());
          }}
          data={[...filled.map(optionOf), { value: '', label: t('withoutClass') }]}
        />
        <TextInput
          type="search"
          label={t('filter')}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('effectiveOn')}
          value={effectiveOn}
          onChange={(event) => setEffectiveOn(event.currentTarget.value)}
        />
        {changesClass(draft.kind) ? (
          <NativeSelect
            label={t('toClass')}
            value={toClass}
            onChange={(event) => setToClass(event.currentTarget.value)}
            data={[
              { value: '', label: t('noClass') },
              ...targetsOf(draft.kind, movable.classes, from).map(optionOf),
            ]}
          />
        ) : null}
        {draft.kind === 'payment_change' ? (
          <NativeSelect
            label={t('paymentKind')}
            value={paymentKind}
            onChange={(event) => {
              const kind = paymentKinds.find((known) => known === event.currentTarget.value);
              if (kind) setPaymentKind(kind);
            }}
            data={paymentKinds.map((value) => ({ value, label: t(`payment.${value}`) }))}
          />
        ) : null}
      </div>
      {listed.length === 0 ? (
        <p>{t('nobodyHere')}</p>
      ) : (
        <>
          <Checkbox
            label={t('selectAll')}
            checked={wanted.length === listed.length}
            indeterminate={wanted.length > 0 && wanted.length < listed.length}
            onChange={(event) =>
              setChosen(
                new Set(event.currentTarget.checked ? listed.map(({ enrolmentId }) => enrolmentId) : []),
              )
            }
          />
          <div className={classes['names']} role="group" aria-label={t('choose')}>
            {listed.map(({ enrolmentId, displayName }) => (
              <Checkbox
                key={enrolmentId}
                label={displayName}
                checked={chosen.has(enrolmentId)}
                onChange={() => toggle(enrolmentId)}
              />
            ))}
          </div>
          <div>
            <Button variant="light" disabled={wanted.length === 0} onClick={add}>
              {t('addSelected', { count: wanted.length })}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

/** The classes where students of a class may go by a kind of order: of the same year, or of a later one. */
function targetsOf(kind: OrderDraft['kind'], groups: MovementClass[], fromId: string): MovementClass[] {
  const from = groups.find(({ id }) => String(id) === fromId);
  if (!from) return groups;
  return groups.filter(
    (group) =>
      group.id !== from.id &&
      (kind === 'transfer_between_classes'
        ? group.academicYearId === from.academicYearId
        : group.startsOn > from.startsOn),
  );
}
