import type { CompletenessPeople } from '@gorodok/contract';
import { findingSeverities, isAcceptable } from '@gorodok/contract/codes';
import { Alert, Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import badges from '../../registry/RegistryTable.module.css';
import { acceptFinding } from './completeness.api.ts';
import './completeness.words.ts';
import classes from './Completeness.module.css';

type Props = {
  personId: number;
  finding: CompletenessPeople['people'][number]['findings'][number];
  mayAccept: boolean;
};

/** What looks wrong, how to mend it, and «так и есть» for what is right in spite of it. */
export function Finding({ personId, finding: { code, seenAs }, mayAccept }: Props) {
  const { t } = useTranslation('completeness');
  const [asks, setAsks] = useState(false);
  const severity = findingSeverities[code];
  return (
    <div className={classes['finding']}>
      <p>
        <strong>{t(`finding.${code}`)}</strong>{' '}
        <span className={badges['badge']} data-tone={severity === 'error' ? 'bad' : 'warn'}>
          {t(`severity.${severity}`)}
        </span>
      </p>
      <p>{t(`mend.${code}`)}</p>
      {code === 'confirmed_differs' && mayAccept ? (
        <Link to="/sign-in-failures" search={{ state: 'differences' }}>
          {t('settle')}
        </Link>
      ) : null}
      {mayAccept && seenAs !== null && isAcceptable(code) ? (
        asks ? (
          <AcceptForm personId={personId} code={code} seenAs={seenAs} onClose={() => setAsks(false)} />
        ) : (
          <Button variant="subtle" size="compact-sm" onClick={() => setAsks(true)}>
            {t('accept')}
          </Button>
        )
      ) : null}
    </div>
  );
}

type FormProps = {
  personId: number;
  code: Props['finding']['code'];
  seenAs: string;
  onClose: () => void;
};

function AcceptForm({ personId, code, seenAs, onClose }: FormProps) {
  const { t } = useTranslation('completeness');
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const save = useMutation({
    mutationFn: () => acceptFinding({ personId, code, seenAs, reason }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['completeness'] }),
  });
  return (
    <form
      className={classes['accept']}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextInput
        label={t('acceptReason')}
        description={t('acceptReasonNote')}
        value={reason}
        maxLength={300}
        required
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {save.error ? <Alert color="red">{sentenceOfError(save.error)}</Alert> : null}
      <div className={classes['acceptButtons']}>
        <Button type="submit" size="sm" loading={save.isPending} disabled={reason.trim() === ''}>
          {t('acceptSave')}
        </Button>
        <Button variant="subtle" size="sm" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
