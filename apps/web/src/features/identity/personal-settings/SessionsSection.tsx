import type { OwnSession } from '@gorodok/contract';
import { Alert, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Failure, ListSkeleton } from '../../../platform/interface/States.tsx';
import { formatMoment } from '../../../platform/text/dates.ts';
import { endOtherSessions, endSession, ownSessionsQuery } from '../sessions/sessions.api.ts';
import '../sessions/sessions.words.ts';
import './personal-settings.words.ts';
import { Section } from './Section.tsx';
import classes from './Settings.module.css';

/** Where one is signed in, this browser first. */
export function SessionsSection() {
  const { t } = useTranslation('personalSettings');
  const queryClient = useQueryClient();
  const sessions = useQuery(ownSessionsQuery());
  const refresh = () => queryClient.invalidateQueries({ queryKey: ownSessionsQuery().queryKey });
  const end = useMutation({ mutationFn: endSession, onSettled: refresh });
  const endOthers = useMutation({ mutationFn: endOtherSessions, onSettled: refresh });
  const error = end.error ?? endOthers.error;
  return (
    <Section title={t('sessions.title')}>
      {sessions.isPending ? (
        <ListSkeleton rows={2} />
      ) : sessions.isError ? (
        <Failure error={sessions.error} onRetry={() => void sessions.refetch()} />
      ) : (
        <ul className={classes['sessions']}>
          {sessions.data.sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              ending={end.isPending && end.variables === session.id}
              onEnd={() => end.mutate(session.id)}
            />
          ))}
        </ul>
      )}
      {error ? <Alert color="red">{sentenceOfError(error)}</Alert> : null}
      {(sessions.data?.sessions.length ?? 0) > 1 ? (
        <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
          {t('sessions.endOthers')}
        </Button>
      ) : null}
    </Section>
  );
}

type RowProps = { session: OwnSession; ending: boolean; onEnd: () => void };

function SessionRow({ session, ending, onEnd }: RowProps) {
  const { t } = useTranslation(['personalSettings', 'sessions']);
  const language = useLanguage();
  const { browser, system, actor, current } = session;
  const device = [browser, system].filter(Boolean).join(', ') || t('sessions.unknownDevice');
  const seen = formatMoment(session.lastSeenAt, language);
  return (
    <li>
      <div>
        <strong>{device}</strong>
        <small>
          {current ? t('sessions.current') : t('sessions.seen', { at: seen })} ·{' '}
          {t(`sessions.by.${session.signedInBy}`)}
        </small>
        {actor ? (
          <small>
            {t(`sessions:role.${actor.role}`)}, {actor.organizationName}
          </small>
        ) : null}
      </div>
      {current ? null : (
        <Button
          variant="default"
          size="sm"
          loading={ending}
          aria-label={t('sessions.endOf', { device, at: seen })}
          onClick={onEnd}
        >
          {t('sessions.end')}
        </Button>
      )}
    </li>
  );
}
