import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, localToday } from '../../../platform/text/dates.ts';
import { periodMarksQuery, reopenPeriod } from './period-marks.api.ts';
import './period-marks.words.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

type Props = { subjectGroupId: number; academicPeriodId: number; onClose: () => void };

/** The deputy head's permission to write into one journal, with its reason, until the end of a day. */
export function ReopenDialog({ subjectGroupId, academicPeriodId, onClose }: Props) {
  const { t } = useTranslation('periodMarks');
  const client = useQueryClient();
  const [lastDay, setLastDay] = useState(() => addDays(localToday(), 3));
  const permit = useMutation({
    mutationFn: (reason: string) => reopenPeriod(subjectGroupId, { academicPeriodId, lastDay, reason }),
    onSuccess: (sheet) => {
      client.setQueryData(periodMarksQuery(subjectGroupId).queryKey, sheet);
      onClose();
    },
  });
  return (
    <ReasonDialog
      title={t('reopenTitle')}
      note={t('reopenNote')}
      action={t('permit')}
      pending={permit.isPending}
      error={permit.error}
      onConfirm={(reason) => permit.mutate(reason)}
      onClose={onClose}
    >
      <TextInput
        type="date"
        label={t('lastDay')}
        min={localToday()}
        value={lastDay}
        required
        onChange={(event) => setLastDay(event.currentTarget.value)}
      />
    </ReasonDialog>
  );
}
