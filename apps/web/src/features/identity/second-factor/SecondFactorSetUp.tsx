import { Alert, Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf, sentenceBesideFields } from '../../../platform/http/problem-error.ts';
import { Failure, ListSkeleton } from '../../../platform/interface/States.tsx';
import { RecoveryCodeList } from './RecoveryCodeList.tsx';
import { beginSecondFactor, confirmSecondFactor } from './second-factor.api.ts';
import './second-factor.words.ts';
import classes from './SecondFactor.module.css';

/** Scan, type the first code, keep the recovery codes: then it is on. `onDone` comes when the codes are kept. */
export function SecondFactorSetUp({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('secondFactor');
  const [code, setCode] = useState('');
  const begun = useQuery({
    queryKey: ['second-factor-set-up'],
    queryFn: beginSecondFactor,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const confirm = useMutation({ mutationFn: () => confirmSecondFactor(code.trim()) });
  if (confirm.isSuccess) return <RecoveryCodeList codes={confirm.data.codes} onKept={onDone} />;
  if (begun.isPending) return <ListSkeleton rows={3} height="5rem" />;
  if (begun.isError) return <Failure error={begun.error} onRetry={() => void begun.refetch()} />;
  const { secret, address, picture } = begun.data;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!confirm.isPending) confirm.mutate();
  };
  const refusal = sentenceBesideFields(confirm.error, ['/code']);
  return (
    <form className={classes['setUp']} onSubmit={submit}>
      <p>{t('setUp.scan')}</p>
      <svg
        className={classes['picture']}
        viewBox={`0 0 ${picture.size} ${picture.size}`}
        role="img"
        aria-label={t('setUp.picture')}
        data-own-colors
      >
        <rect width="100%" height="100%" fill="#fff" />
        <path d={picture.path} fill="#000" />
      </svg>
      <details>
        <summary>{t('setUp.byHand')}</summary>
        <p>
          <a href={address}>{t('setUp.onThisPhone')}</a>
        </p>
        <p>{t('setUp.secret')}</p>
        <code className={classes['secret']}>{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </details>
      <TextInput
        label={t('setUp.code')}
        name="code"
        autoComplete="one-time-code"
        inputMode="numeric"
        required
        minLength={6}
        maxLength={6}
        size="md"
        value={code}
        error={faultOf(confirm.error, '/code')}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {refusal ? (
        <Alert color="red" role="alert">
          {refusal}
        </Alert>
      ) : null}
      <Button type="submit" size="lg" loading={confirm.isPending}>
        {t('setUp.confirm')}
      </Button>
    </form>
  );
}
