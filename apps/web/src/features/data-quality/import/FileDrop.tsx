import type { ImportKind } from '@gorodok/contract';
import { Alert, Button, Loader } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { importQuery, uploadImport } from './import.api.ts';
import './import.words.ts';
import classes from './ImportsScreen.module.css';

/** Takes a file by drop or choice, hands it in, and goes on to what was found in it. */
export function FileDrop({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation('import');
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const upload = useMutation({
    mutationFn: (file: File) => uploadImport(kind, file),
    onSuccess: async (checked) => {
      queryClient.setQueryData(importQuery(checked.id).queryKey, checked);
      void queryClient.invalidateQueries({ queryKey: ['imports'], exact: true });
      await navigate({ to: '/imports/$importId', params: { importId: checked.id } });
    },
  });
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) upload.mutate(file);
  };
  return (
    <div
      className={classes['drop']}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {upload.isPending ? (
        <p role="status">
          <Loader size="sm" /> {t('checking')}
        </p>
      ) : (
        <>
          <IconFileUpload aria-hidden size={32} stroke={1.5} />
          <p>{t('drop')}</p>
          <small>{t('formats')}</small>
          <Button onClick={() => input.current?.click()}>{t('choose')}</Button>
        </>
      )}
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('choose')}
        accept=".xls,.xlsx"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) upload.mutate(file);
          event.currentTarget.value = '';
        }}
      />
      {upload.isError ? (
        <Alert color="red">{t('uploadFailed', { reason: sentenceOfError(upload.error) })}</Alert>
      ) : null}
    </div>
  );
}
