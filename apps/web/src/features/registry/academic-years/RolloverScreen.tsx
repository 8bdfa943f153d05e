import type { Rollover, RolloverPlan } from '@gorodok/contract';
import { Alert, Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError, sentenceOfError } from '../../../platform/http/problem-error.ts';
import { Empty, Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import table from '../RegistryTable.module.css';
import { previewOf } from './rollover-preview.ts';
import { RolloverTable } from './RolloverTable.tsx';
import { applyRollover, rolloverQuery, saveRollover, undoRollover } from './years.api.ts';
import './years.words.ts';
import classes from './Years.module.css';
import { BackToYears } from './YearScreen.tsx';

/** The move of all classes into a new year: planned as a table, carried out whole, undone whole. */
export function RolloverScreen({ yearId }: { yearId: number }) {
  const { t } = useTranslation('years');
  const query = useQuery(rolloverQuery(yearId));
  if (query.isPending) return <ListSkeleton rows={8} height="2.75rem" />;
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const { fromYear, toYear, state, version } = query.data;
  return (
    <div className={classes['screen']}>
      <div>
        <BackToYears />
        <ScreenHeading
          title={t('rolloverTitle', { from: fromYear.name, to: toYear.name })}
          note={t('rolloverNote')}
        />
      </div>
      {state === 'applied' ? (
        <Applied yearId={yearId} />
      ) : (
        <Planning key={`${state} ${version}`} yearId={yearId} rollover={query.data} />
      )}
    </div>
  );
}

function useSettle(yearId: number) {
  const queryClient = useQueryClient();
  return (rollover: Rollover) => {
    queryClient.setQueryData(rolloverQuery(yearId).queryKey, rollover);
    for (const part of ['academic-years', 'movement', 'cards'])
      void queryClient.invalidateQueries({ queryKey: [part] });
  };
}

function Applied({ yearId }: { yearId: number }) {
  const { t } = useTranslation('years');
  const undo = useMutation({ mutationFn: () => undoRollover(yearId), onSuccess: useSettle(yearId) });
  return (
    <>
      <Alert color="pine" role="status">
        {t('applied')}{' '}
        <Link to="/movement" search={{}}>
          {t('toBook')}
        </Link>
      </Alert>
      {undo.error ? (
        <Alert color="red">{t('actionFailed', { reason: sentenceOfError(undo.error) })}</Alert>
      ) : null}
      <div className={classes['actions']}>
        <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
          {t('undo')}
        </Button>
      </div>
    </>
  );
}

function Planning({ yearId, rollover }: { yearId: number; rollover: Rollover }) {
  const { t } = useTranslation('years');
  const settle = useSettle(yearId);
  const [base] = useState(rollover.plan);
  const [plan, setPlan] = useState(base);
  const set = (fields: Partial<RolloverPlan>) => setPlan((before) => ({ ...before, ...fields }));
  const isChanged = plan !== base || rollover.state === 'proposed';
  const save = useMutation({
    mutationFn: () => saveRollover(yearId, rollover.version, plan),
    onSuccess: settle,
  });
  const apply = useMutation({
    mutationFn: async () => {
      const saved = isChanged ? await saveRollover(yearId, rollover.version, plan) : rollover;
      return applyRollover(yearId, saved.version);
    },
    onSuccess: settle,
  });
  const error = apply.error ?? save.error;
  const faults = faultsOf(error, plan);
  if (rollover.classes.every(({ students }) => students.length === 0) && rollover.withoutClass.length === 0)
    return <Empty title={t('nothing')} />;
  const pending = save.isPending || apply.isPending;
  return (
    <>
      <div className={`${classes['box']} ${classes['fields']}`}>
        <TextInput
          type="date"
          label={t('datedOn')}
          value={plan.datedOn}
          onChange={(event) => set({ datedOn: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('graduatesOn')}
          value={plan.graduatesOn}
          onChange={(event) => set({ graduatesOn: event.currentTarget.value })}
        />
        <TextInput
          label={t('ground')}
          value={plan.ground}
          onChange={(event) => set({ ground: event.currentTarget.value })}
        />
        <TextInput
          label={t('signer')}
          value={plan.signer ?? ''}
          onChange={(event) => set({ signer: event.currentTarget.value || null })}
        />
      </div>
      <RolloverTable rollover={rollover} plan={plan} faults={faults} onChange={set} />
      <Result rollover={rollover} plan={plan} />
      <div aria-live="polite">
        {error ? <Alert color="red">{t('actionFailed', { reason: sentenceOfError(error) })}</Alert> : null}
        {plan === base ? null : <p>{t('unsaved')}</p>}
      </div>
      <div className={classes['actions']}>
        <Button disabled={pending} loading={apply.isPending} onClick={() => apply.mutate()}>
          {t('apply')}
        </Button>
        <Button
          variant="default"
          disabled={pending || !isChanged}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t('saveDraft')}
        </Button>
      </div>
      <p>{t('applyNote')}</p>
    </>
  );
}

/** The sentences of a refusal by what they are about: `class 5`, `student 7`. */
function faultsOf(error: unknown, plan: RolloverPlan): ReadonlyMap<string, string> {
  const faults = new Map<string, string>();
  if (!(error instanceof ProblemError)) return faults;
  for (const { field, message } of error.faults) {
    const [, list, place] = /^\/plan\/(classes|students)\/(\d+)/.exec(field) ?? [];
    const [, enrolmentId] = /^\/students\/(\d+)$/.exec(field) ?? [];
    if (list === 'classes') faults.set(`class ${plan.classes[Number(place)]?.classGroupId}`, message);
    else if (list === 'students') faults.set(`student ${plan.students[Number(place)]?.enrolmentId}`, message);
    else if (enrolmentId) faults.set(`student ${enrolmentId}`, message);
  }
  return faults;
}

/** How many will sit where: what the plan comes to, before anybody signs. */
function Result({ rollover, plan }: { rollover: Rollover; plan: RolloverPlan }) {
  const { t } = useTranslation('years');
  const { classes: groups, graduates, stay } = previewOf(rollover, plan);
  return (
    <section className={classes['box']} aria-live="polite">
      <h2>{t('result')}</h2>
      <ul className={classes['result']}>
        {groups.map(({ name, count, exists }) => (
          <li key={name}>
            {name}: {count} {exists ? <span className={table['badge']}>{t('existing')}</span> : null}
          </li>
        ))}
        {graduates > 0 ? (
          <li>
            {t('resultGraduates')}: {graduates}
          </li>
        ) : null}
        {stay > 0 ? (
          <li>
            {t('resultStay')}: {stay}
          </li>
        ) : null}
      </ul>
    </section>
  );
}
