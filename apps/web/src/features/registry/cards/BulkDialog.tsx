import type { CardSelection } from '@gorodok/contract';
import { Alert, Button, Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { Failure, ListSkeleton } from '../../../platform/interface/States.tsx';
import { formatNumber } from '../../../platform/text/numbers.ts';
import { changeContactVisibility, contactVisibilityPreview } from './cards.api.ts';
import './cards.words.ts';
import classes from './Menus.module.css';

type Props = { selection: CardSelection; visible: boolean; onClose: (done: boolean) => void };

/** What would change and what would not; then all of it at once, or nothing. */
export function BulkDialog({ selection, visible, onClose }: Props) {
  const { t } = useTranslation(['cards', 'interface']);
  const queryClient = useQueryClient();
  const preview = useQuery(contactVisibilityPreview({ selection, visible }));
  const apply = useMutation({
    mutationFn: (changes: number) => changeContactVisibility({ selection, visible, changes }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['card'] }),
    onError: () => preview.refetch(),
  });
  const { changes = 0, exceptions = [] } = preview.data ?? {};
  const done = apply.data?.changed;
  return (
    <Modal
      opened
      centered
      title={t(visible ? 'showContacts' : 'hideContacts')}
      closeButtonProps={{ 'aria-label': t('interface:close') }}
      onClose={() => onClose(done !== undefined)}
    >
      <div className={classes['menu']}>
        {preview.isPending ? (
          <ListSkeleton rows={2} height="1.5rem" />
        ) : preview.isError ? (
          <Failure error={preview.error} onRetry={() => void preview.refetch()} />
        ) : done === undefined ? (
          <>
            <strong role="status">
              {changes > 0
                ? t('bulkChanges', { count: changes, total: formatNumber(changes) })
                : t('bulkNothing')}
            </strong>
            {exceptions.length > 0 ? (
              <div>
                <p>{t('passedOver')}</p>
                <ul>
                  {exceptions.map(({ code, people }) => (
                    <li key={code}>{t(`exception.${code}`, { people: formatNumber(people) })}</li>
                  ))}
                </ul>
              </div>
            ) : null}
            {apply.isError ? (
              <Alert color="red">{t('actionFailed', { reason: sentenceOfError(apply.error) })}</Alert>
            ) : null}
            <Button disabled={changes === 0} loading={apply.isPending} onClick={() => apply.mutate(changes)}>
              {t('apply')}
            </Button>
            <Button variant="default" onClick={() => onClose(false)}>
              {t('cancel')}
            </Button>
          </>
        ) : (
          <>
            <strong role="status">{t('done', { count: done, total: formatNumber(done) })}</strong>
            <Button data-autofocus onClick={() => onClose(true)}>
              {t('interface:close')}
            </Button>
          </>
        )}
      </div>
    </Modal>
  );
}
