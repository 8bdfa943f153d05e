import type { OutboxLetter } from '@gorodok/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Empty, Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { formatMoment } from '../../../platform/text/dates.ts';
import { outboxQuery } from './outbox.api.ts';
import './outbox.words.ts';
import classes from './OutboxScreen.module.css';

/** The operator's start page: letters that no mail server took, and the state of the server. */
export function OutboxScreen() {
  const { t } = useTranslation('outbox');
  const outbox = useQuery(outboxQuery());
  const smtp = outbox.error instanceof ProblemError && outbox.error.status === 404;
  return (
    <>
      <ScreenHeading title={t('title')} note={smtp ? null : t('note')}>
        <nav aria-label={t('health')} className={classes['health']}>
          <a href="/health/live">{t('live')}</a>
          <a href="/health/ready">{t('ready')}</a>
        </nav>
      </ScreenHeading>
      {outbox.isPending ? (
        <ListSkeleton rows={5} />
      ) : smtp ? (
        <Empty title={t('smtp')}>{t('smtpNote')}</Empty>
      ) : outbox.isError ? (
        <Failure error={outbox.error} onRetry={() => void outbox.refetch()} />
      ) : outbox.data.letters.length === 0 ? (
        <Empty title={t('none')}>{t('noneNote')}</Empty>
      ) : (
        <div className={classes['letters']}>
          {outbox.data.letters.map((letter) => (
            <Letter key={letter.id} letter={letter} />
          ))}
        </div>
      )}
    </>
  );
}

function Letter({ letter }: { letter: OutboxLetter }) {
  const { t } = useTranslation('outbox');
  const language = useLanguage();
  return (
    <details className={classes['letter']}>
      <summary>
        <strong>{letter.subject}</strong>
        <small>{t('to', { to: letter.to })}</small>
        <time dateTime={letter.writtenAt}>{formatMoment(letter.writtenAt, language)}</time>
      </summary>
      <pre>{letter.text}</pre>
    </details>
  );
}
