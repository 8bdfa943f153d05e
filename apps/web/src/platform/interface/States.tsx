import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError, sentenceOfError } from '../http/problem-error.ts';
import './interface.words.ts';
import classes from './States.module.css';

/** A place with nothing in it: says so, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={classes['state']}>
      <p className={classes['title']}>{title}</p>
      {children ? <div className={classes['text']}>{children}</div> : null}
    </div>
  );
}

/** What could not be loaded: why, and the way to try again. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const { t } = useTranslation('interface');
  const requestId = error instanceof ProblemError ? error.requestId : undefined;
  return (
    <div className={classes['state']} role="alert">
      <p className={classes['title']}>{t('failed')}</p>
      <p className={classes['text']}>{sentenceOfError(error)}</p>
      {requestId ? <p className={classes['small']}>{t('requestId', { requestId })}</p> : null}
      {onRetry ? (
        <Button variant="default" onClick={onRetry}>
          {t('retry')}
        </Button>
      ) : null}
    </div>
  );
}

/** Grey rows in the shape of a list while it loads; the words are for those who do not see them. */
export function ListSkeleton({ rows = 6, height = '3.5rem' }: { rows?: number; height?: string }) {
  const { t } = useTranslation('interface');
  return (
    <div role="status" aria-label={t('loading')} className={classes['skeleton']}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} radius="md" />
      ))}
    </div>
  );
}

/** The heading of a screen, with what belongs beside it. */
export function ScreenHeading({
  title,
  children,
  note,
}: {
  title: string;
  note?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className={classes['heading']}>
      <div>
        <h1>{title}</h1>
        {note ? <p>{note}</p> : null}
      </div>
      {children ? <div className={classes['aside']}>{children}</div> : null}
    </header>
  );
}
