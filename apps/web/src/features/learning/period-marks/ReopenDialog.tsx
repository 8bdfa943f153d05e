import { Alert, Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { addDays, localToday } from '../../../platform/text/dates.ts';
import { periodMarksQuery, reopenPeriod } from './period-marks.api.ts';
import './period-marks.words.ts';

type Props = { subjectGroupId: number; academicPeriodId: number; onClose: () => void };

/** The deputy head's permission, with its reason, until the end of a day. */
export function ReopenDialog({ subjectGroupId, academicPeriodId, onClose }: Props) {
  const { t } = useTranslation('periodMarks');
  const client = useQueryClient();
  const [lastDay, setLastDay] = useState(() => addDays(localToday(), 3));
  const [reason, setReason] = useState('');
  const permit = useMutation({
    mutationFn: () => reopenPeriod(subjectGroupId, { academicPeriodId, lastDay, reason: reason.trim() }),
    onSuccess: (sheet) => {
      client.setQueryData(periodMarksQuery(subjectGroupId).queryKey, sheet);
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('reopenTitle')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          permit.mutate();
        }}
      >
        <Stack>
          <p style={{ margin: 0 }}>{t('reopenNote')}</p>
          <TextInput
            type="date"
            label={t('lastDay')}
            min={localToday()}
            value={lastDay}
            required
            onChange={(event) => setLastDay(event.currentTarget.value)}
          />
          <Textarea
            label={t('reason')}
            value={reason}
            required
            minLength={3}
            maxLength={500}
            autosize
            minRows={2}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {permit.isError ? <Alert color="red">{sentenceOfError(permit.error)}</Alert> : null}
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={permit.isPending} disabled={reason.trim().length < 3}>
              {t('permit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
