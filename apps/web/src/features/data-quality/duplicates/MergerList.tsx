import type { PersonMerger } from '@gorodok/contract';
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Empty, Failure, ListSkeleton } from '../../../platform/interface/States.tsx';
import { formatMoment } from '../../../platform/text/dates.ts';
import { mergersQuery } from './duplicates.api.ts';
import './duplicates.words.ts';
import classes from './Duplicates.module.css';
import { UndoMerger } from './UndoMerger.tsx';

/** What was made one, the latest first, each with the way back. */
export function MergerList() {
  const { t } = useTranslation('duplicates');
  const query = useInfiniteQuery(mergersQuery());
  if (query.isPending) return <ListSkeleton rows={4} height="5rem" />;
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const mergers = query.data.pages.flatMap((page) => page.mergers);
  if (mergers.length === 0) return <Empty title={t('noMergers')} />;
  return (
    <section className={classes['pairs']} aria-label={t('view.mergers')}>
      <ul>
        {mergers.map((merger) => (
          <Merger key={merger.id} merger={merger} />
        ))}
      </ul>
      {query.hasNextPage ? (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('more')}
        </Button>
      ) : null}
    </section>
  );
}

function Merger({ merger }: { merger: PersonMerger }) {
  const { t } = useTranslation('duplicates');
  const language = useLanguage();
  const { survivor, merged, reason, at, by, organizationName, undoneAt, mayUndo } = merger;
  return (
    <li>
      <p className={classes['told']}>
        <strong>{t('mergerOf', { merged: merged.displayName, survivor: survivor.displayName })}</strong>
        {reason ? <span>{reason}</span> : null}
        <small>{t('mergerBy', { by, organization: organizationName, at: formatMoment(at, language) })}</small>
        {undoneAt ? <small>{t('undoneAt', { at: formatMoment(undoneAt, language) })}</small> : null}
      </p>
      {mayUndo ? (
        <div>
          <UndoMerger id={merger.id} />
        </div>
      ) : null}
    </li>
  );
}
