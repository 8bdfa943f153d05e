import type { CardColumn, CardExport } from '@gorodok/contract';
import { Alert, Button, Popover } from '@mantine/core';
import { IconDownload, IconTable } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatMoment } from '../../../platform/text/dates.ts';
import { formatNumber } from '../../../platform/text/numbers.ts';
import type { CardView } from './card-address.ts';
import { exportAddress, exportsQuery, startExport } from './cards.api.ts';
import './cards.words.ts';
import classes from './Menus.module.css';

type Props = { view: CardView; search: string; columns: readonly CardColumn[]; total: number };

/** A file of what the list shows. It is made in the background, so that one may go on, or leave. */
export function ExportMenu(props: Props) {
  const { t } = useTranslation('cards');
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      shadow="md"
      trapFocus
      returnFocus
      width="min(24rem, 92vw)"
    >
      <Popover.Target>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconTable aria-hidden size={16} />}
          onClick={() => setOpened(!opened)}
        >
          {t('export')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('export')}>
        <Exports {...props} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Exports({ view, search, columns, total }: Props) {
  const { t } = useTranslation('cards');
  const queryClient = useQueryClient();
  const made = useQuery(exportsQuery());
  const start = useMutation({
    mutationFn: () => startExport({ ...view, ...(search && { search }), columns: [...columns] }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: exportsQuery().queryKey }),
  });
  const files = made.data?.exports ?? [];
  const waiting = files.some(({ state }) => state === 'queued');
  const error = start.error ?? made.error;
  return (
    <div className={classes['menu']}>
      <p>{t('exportWhat', { count: total, total: formatNumber(total) })}</p>
      <Button disabled={total === 0} loading={start.isPending} onClick={() => start.mutate()}>
        {t('exportStart')}
      </Button>
      {files.length > 0 ? <h3>{t('exportFiles')}</h3> : null}
      <ul aria-live="polite">
        {files.map((file) => (
          <li key={file.id}>
            <File file={file} />
          </li>
        ))}
      </ul>
      {waiting ? <p>{t('exportLeave')}</p> : null}
      {error ? <Alert color="red">{t('actionFailed', { reason: sentenceOfError(error) })}</Alert> : null}
    </div>
  );
}

function File({ file }: { file: CardExport }) {
  const { t } = useTranslation('cards');
  const language = useLanguage();
  const { id, kind, state, rowsDone, rowsTotal, requestedAt } = file;
  const name = t('exportFetch', { kind: t(`kind.${kind}`), when: formatMoment(requestedAt, language) });
  if (state === 'ready')
    return (
      <a className={classes['file']} href={exportAddress(id)} download>
        <IconDownload aria-hidden size={18} /> {name}
      </a>
    );
  return (
    <span className={classes['file']}>
      {name}
      {state === 'failed' ? (
        ` – ${t('exportFailed')}`
      ) : (
        <progress
          aria-label={name}
          aria-valuetext={t('exportProgress', { done: rowsDone, total: rowsTotal })}
          {...(rowsTotal > 0 && { value: rowsDone, max: rowsTotal })}
        />
      )}
    </span>
  );
}
