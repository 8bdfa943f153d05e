import { ActionIcon, Button } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JournalStore } from './journal-store.ts';
import './journal.words.ts';
import { useSubscribed } from './subscriptions.ts';

/** Whether all is saved, and what to do if not; a live region, for a teacher who does not look at each cell. */
export function SaveStatus({ store, undoIcon }: { store: JournalStore; undoIcon: ReactNode }) {
  const { t } = useTranslation('journal');
  const { phase, failed, canUndo } = useSubscribed(store.subscriptions, 'status', () => store.status());
  const unsaved = phase === 'saving' || phase === 'failed';
  useEffect(() => {
    if (!unsaved) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsaved]);
  return (
    <>
      <span role="status" data-phase={phase}>
        {phase === 'idle'
          ? null
          : phase === 'failed'
            ? t('status.failed', { count: failed })
            : t(`status.${phase}`)}
      </span>
      {phase === 'failed' ? (
        <Button size="xs" variant="light" color="red" onClick={() => store.retry()}>
          {t('retry')}
        </Button>
      ) : null}
      <ActionIcon
        variant="subtle"
        size="2.5rem"
        aria-label={t('undo')}
        title={`${t('undo')} (Ctrl+Z)`}
        disabled={!canUndo}
        onClick={() => store.undo()}
      >
        {undoIcon}
      </ActionIcon>
    </>
  );
}
