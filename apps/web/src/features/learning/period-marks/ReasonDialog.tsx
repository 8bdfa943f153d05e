import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import './period-marks.words.ts';

type Props = {
  title: string;
  note: string;
  action: string;
  /** What else is asked for, above the reason. */
  children?: ReactNode;
  pending: boolean;
  error: unknown;
  onConfirm: (reason: string) => void;
  onClose: () => void;
};

/** Asks for the reason without which a closed period is not touched. */
export function ReasonDialog({ title, note, action, children, pending, error, onConfirm, onClose }: Props) {
  const { t } = useTranslation(['periodMarks', 'interface']);
  const [reason, setReason] = useState('');
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('interface:close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm(reason.trim());
        }}
      >
        <Stack>
          <Text>{note}</Text>
          {children}
          <Textarea
            label={t('reason')}
            value={reason}
            required
            maxLength={500}
            autosize
            minRows={2}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {error ? <Alert color="red">{sentenceOfError(error)}</Alert> : null}
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={pending} disabled={reason.trim().length < 3}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
