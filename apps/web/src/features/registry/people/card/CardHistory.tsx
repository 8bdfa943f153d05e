import type { CardHistoryEntry, CardKind } from '@gorodok/contract';
import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage, wordFor } from '../../../../platform/i18n/i18n.ts';
import { Empty, Failure, ListSkeleton } from '../../../../platform/interface/States.tsx';
import { formatMoment } from '../../../../platform/text/dates.ts';
import classes from './Card.module.css';
import { historyQuery } from './card.api.ts';
import './card.words.ts';
import { shownValue } from './shown-value.ts';

/** Who changed what, and who opened the card, the latest first. */
export function CardHistory({ kind, id }: { kind: CardKind; id: number }) {
  const { t } = useTranslation('card');
  const [part, setPart] = useState<'changes' | 'views'>('changes');
  const history = useInfiniteQuery(historyQuery(kind, id, part));
  const entries = history.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <div className={classes['work']}>
      <SegmentedControl
        aria-label={t('history.parts')}
        value={part}
        onChange={setPart}
        data={(['changes', 'views'] as const).map((value) => ({ value, label: t(`history.${value}`) }))}
      />
      {history.isPending ? (
        <ListSkeleton rows={5} />
      ) : history.isError ? (
        <Failure error={history.error} onRetry={() => void history.refetch()} />
      ) : entries.length === 0 ? (
        part === 'changes' ? (
          <Empty title={t('history.noChanges')}>{t('history.noChangesNote')}</Empty>
        ) : (
          <Empty title={t('history.noViews')} />
        )
      ) : (
        <ol className={classes['history']}>
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
      {history.hasNextPage ? (
        <Button
          variant="default"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('history.more')}
        </Button>
      ) : null}
    </div>
  );
}

function Entry({ entry: { at, by, role, organizationName, changes } }: { entry: CardHistoryEntry }) {
  const { t } = useTranslation('card');
  const language = useLanguage();
  return (
    <li>
      <p>
        <strong>{by ?? organizationName}</strong>
        {role ? <span> · {wordFor('card', `role.${role}`, role)}</span> : null}
        <time dateTime={at}>{formatMoment(at, language)}</time>
      </p>
      {changes.length === 0 ? <p>{t('history.viewed')}</p> : null}
      <dl>
        {changes.map(({ field, entryId, was, now }, index) => (
          <div key={`${field} ${entryId ?? ''} ${index}`}>
            <dt>{wordFor('card', `field.${field}`, field)}</dt>
            <dd>
              {was === null ? null : (
                <>
                  <s>{shownValue(field, was, language)}</s>{' '}
                </>
              )}
              {now === null ? t('removed') : shownValue(field, now, language)}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
