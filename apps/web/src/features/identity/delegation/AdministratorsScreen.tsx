import type { Appointment } from '@gorodok/contract';
import { Alert, Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconUserPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Empty, Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { formatDay } from '../../../platform/text/dates.ts';
import '../sessions/sessions.words.ts';
import classes from './Administrators.module.css';
import { AppointPanel } from './AppointPanel.tsx';
import { appointmentsQuery, endAppointment } from './delegation.api.ts';
import './delegation.words.ts';

/** «Администраторы»: who holds the roles that one may give, from when and until when. */
export function AdministratorsScreen() {
  const { t } = useTranslation('delegation');
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), 250);
  const [appointing, setAppointing] = useState(false);
  const list = useQuery(appointmentsQuery(settled));
  return (
    <>
      <ScreenHeading title={t('title')} note={t('note')}>
        <Button leftSection={<IconUserPlus aria-hidden size={20} />} onClick={() => setAppointing(true)}>
          {t('appoint')}
        </Button>
      </ScreenHeading>
      <TextInput
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch aria-hidden size={18} />}
        className={classes['search'] ?? ''}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {list.isPending ? (
        <ListSkeleton rows={6} />
      ) : list.isError ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data.appointments.length === 0 ? (
        <Empty title={t(settled ? 'nothing' : 'none')}>{t(settled ? 'nothingNote' : 'noneNote')}</Empty>
      ) : (
        <>
          <ul className={classes['list']} aria-busy={list.isPlaceholderData}>
            {list.data.appointments.map((appointment) => (
              <Row key={`${appointment.employmentId} ${appointment.role}`} appointment={appointment} />
            ))}
          </ul>
          {list.data.more ? <p className={classes['soft']}>{t('more')}</p> : null}
        </>
      )}
      {appointing && list.data ? (
        <AppointPanel
          roles={list.data.mayAppoint}
          noLaterThan={list.data.noLaterThan}
          onClose={() => setAppointing(false)}
        />
      ) : null}
    </>
  );
}

function Row({ appointment }: { appointment: Appointment }) {
  const { t } = useTranslation(['delegation', 'sessions']);
  const language = useLanguage();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState(false);
  const { displayName, role, organizationName, startsOn, endsOn, appointedBy, handedOverTo } = appointment;
  const end = useMutation({
    mutationFn: () => endAppointment(appointment),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['appointments'] }),
  });
  const from = formatDay(startsOn, language);
  return (
    <li className={classes['row']}>
      <div>
        <strong>{displayName}</strong>
        <span>{t(`sessions:role.${role}`)}</span>
        <small>{organizationName}</small>
        <small>
          {endsOn ? t('fromUntil', { from, until: formatDay(endsOn, language) }) : t('from', { from })}
          {appointedBy ? ` · ${t('appointedBy', { name: appointedBy })}` : null}
          {handedOverTo ? ` · ${t('handedOverTo', { name: handedOverTo })}` : null}
        </small>
        {end.isError ? <Alert color="red">{sentenceOfError(end.error)}</Alert> : null}
      </div>
      {asked ? (
        <div className={classes['sure']} role="group" aria-label={t('sure', { name: displayName })}>
          <Button size="sm" color="red" loading={end.isPending} onClick={() => end.mutate()}>
            {t('endNow')}
          </Button>
          <Button size="sm" variant="default" onClick={() => setAsked(false)}>
            {t('keep')}
          </Button>
        </div>
      ) : (
        <Button
          size="sm"
          variant="default"
          aria-label={t('endOf', { name: displayName, role: t(`sessions:role.${role}`) })}
          onClick={() => setAsked(true)}
        >
          {t('end')}
        </Button>
      )}
    </li>
  );
}
