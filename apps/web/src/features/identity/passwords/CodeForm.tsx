import { Alert, Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf, ProblemError, sentenceBesideFields } from '../../../platform/http/problem-error.ts';
import classes from '../sessions/Narrow.module.css';
import { giveCode } from './passwords.api.ts';
import './passwords.words.ts';

type Props = { onSignedIn: () => Promise<void>; onExpired: () => void };

/** The second step: the code of the app, or one of the recovery codes. */
export function CodeForm({ onSignedIn, onExpired }: Props) {
  const { t } = useTranslation('passwords');
  const [code, setCode] = useState('');
  const give = useMutation({ mutationFn: () => giveCode(code.trim()), onSuccess: onSignedIn });
  const expired = give.error instanceof ProblemError && give.error.code === 'sign_in.step_expired';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!give.isPending) give.mutate();
  };
  const refusal = sentenceBesideFields(give.error, ['/code']);
  return (
    <form className={classes['card']} onSubmit={submit}>
      <TextInput
        label={t('code.label')}
        description={t('code.note')}
        name="code"
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        required
        minLength={6}
        maxLength={24}
        size="md"
        data-autofocus
        ref={focusOnce}
        value={code}
        error={faultOf(give.error, '/code')}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {refusal ? (
        <Alert color="red" role="alert">
          {refusal}
        </Alert>
      ) : null}
      <div className={classes['actions']}>
        <Button type="submit" size="lg" loading={give.isPending}>
          {t('code.submit')}
        </Button>
        {expired ? (
          <Button size="lg" variant="default" onClick={onExpired}>
            {t('code.again')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

/** The field is the one thing on the page, and the step before it was left by pressing Enter. */
const focusOnce = (field: HTMLInputElement | null) => field?.focus();
