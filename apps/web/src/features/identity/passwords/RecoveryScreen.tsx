import { Alert, Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import classes from '../sessions/Narrow.module.css';
import { recoverPassword } from './passwords.api.ts';
import './passwords.words.ts';

/** A forgotten password. What it answers does not tell whether there is such an account. */
export function RecoveryScreen() {
  const { t } = useTranslation('passwords');
  const [login, setLogin] = useState('');
  const recover = useMutation({ mutationFn: () => recoverPassword(login.trim()) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!recover.isPending) recover.mutate();
  };
  return (
    <main id="content" className={classes['narrow']}>
      <h1>{t('recovery.title')}</h1>
      {recover.isSuccess ? (
        <div className={classes['card']} role="status">
          <p className={classes['note']}>{t('recovery.sent')}</p>
          <p className={classes['note']}>{t('recovery.noLetter')}</p>
        </div>
      ) : (
        <form className={classes['card']} onSubmit={submit}>
          <TextInput
            label={t('signIn.login')}
            description={t('recovery.note')}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            size="md"
            value={login}
            onChange={(event) => setLogin(event.currentTarget.value)}
          />
          {recover.isError ? (
            <Alert color="red" role="alert">
              {sentenceOfError(recover.error)}
            </Alert>
          ) : null}
          <div className={classes['actions']}>
            <Button type="submit" size="lg" loading={recover.isPending}>
              {t('recovery.submit')}
            </Button>
          </div>
        </form>
      )}
      <Link to="/sign-in/password">{t('recovery.back')}</Link>
    </main>
  );
}
