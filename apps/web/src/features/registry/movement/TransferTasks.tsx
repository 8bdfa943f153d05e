import type { TransferTask } from '@gorodok/contract';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatDay } from '../../../platform/text/dates.ts';
import table from '../RegistryTable.module.css';
import { transferTasksQuery } from './movement.api.ts';
import classes from './Movement.module.css';
import './movement.words.ts';

/** Transfers between schools that wait for somebody; nothing is shown while none does. */
export function TransferTasks({ mayWrite }: { mayWrite: boolean }) {
  const { t } = useTranslation('movement');
  const tasks = useQuery(transferTasksQuery());
  if (!tasks.data || tasks.data.tasks.length === 0) return null;
  return (
    <section className={classes['tasks']} aria-label={t('tasks')}>
      <h2>{t('tasks')}</h2>
      <ul>
        {tasks.data.tasks.map((task) => (
          <li key={`${task.kind} ${task.transferOutLineId ?? task.enrolmentId} ${task.otherOrganizationId}`}>
            <Task task={task} mayWrite={mayWrite} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Task({ task, mayWrite }: { task: TransferTask; mayWrite: boolean }) {
  const { t } = useTranslation('movement');
  const language = useLanguage();
  const { kind, displayName, otherOrganization, since, overdue, enrolmentId, personId } = task;
  return (
    <>
      <p>
        {displayName}
        <small>
          {t(`task.${kind}`, { name: otherOrganization ?? '' })},{' '}
          {t('since', { date: formatDay(since, language) })}{' '}
          {overdue ? (
            <span className={table['badge']} data-tone="bad">
              {t('overdue')}
            </span>
          ) : null}
        </small>
      </p>
      {mayWrite && kind === 'arriving' && personId !== null ? (
        <Button
          renderRoot={(props) => (
            <Link to="/movement/orders/new" search={{ kind: 'transfer_in', person: personId }} {...props} />
          )}
          size="sm"
        >
          {t('act.arriving')}
        </Button>
      ) : null}
      {mayWrite && kind === 'requested' && enrolmentId !== null ? (
        <Button
          renderRoot={(props) => (
            <Link
              to="/movement/orders/new"
              search={{
                kind: 'transfer_out',
                enrolment: enrolmentId,
                ...(task.otherOrganizationId === null ? {} : { organization: task.otherOrganizationId }),
              }}
              {...props}
            />
          )}
          size="sm"
        >
          {t('act.requested')}
        </Button>
      ) : null}
    </>
  );
}
