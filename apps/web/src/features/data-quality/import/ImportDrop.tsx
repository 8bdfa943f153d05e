import type { ImportKind } from '@gorodok/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { FileDrop } from '../../../platform/interface/FileDrop.tsx';
import { importQuery, uploadImport } from './import.api.ts';
import './import.words.ts';

/** Takes a file by drop or choice, hands it in, and goes on to what was found in it. */
export function ImportDrop({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation('import');
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
  return (
    <FileDrop
      words={{ drop: t('drop'), formats: t('formats'), choose: t('choose'), busy: t('checking') }}
      accept=".xls,.xlsx"
      busy={upload.isPending}
      refusal={upload.isError ? t('uploadFailed', { reason: sentenceOfError(upload.error) }) : null}
      onFile={(file) => upload.mutate(file)}
    />
  );
}
