import { Alert, Button, Modal, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import './period-marks.words.ts';
import classes from './ReasonDialog.module.css';

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
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm(reason.trim());
        }}
      >
        <p>{note}</p>
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
        <div className={classes['actions']}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={pending} disabled={reason.trim().length < 3}>
            {action}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
