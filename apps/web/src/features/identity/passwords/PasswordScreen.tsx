import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import classes from '../sessions/Narrow.module.css';
import { readRemembered } from '../sign-in/remembered-organization.ts';
import { signInAddress } from '../sign-in/sign-in.api.ts';
import { CodeForm } from './CodeForm.tsx';
import { signInByPassword } from './passwords.api.ts';
import './passwords.words.ts';

/** The second door: user name and password, then the code where a second factor is on. */
export function PasswordScreen({ onSignedIn }: { onSignedIn: () => Promise<void> }) {
  const { t } = useTranslation('passwords');
  const [codeNeeded, setCodeNeeded] = useState(false);
  const [chosen] = useState(readRemembered);
  return (
    <main id="content" className={classes['narrow']}>
      <h1>{t(codeNeeded ? 'code.title' : 'signIn.title')}</h1>
      {chosen ? <p className={classes['lead']}>{chosen.name}</p> : null}
      {codeNeeded ? (
        <CodeForm onSignedIn={onSignedIn} onExpired={() => setCodeNeeded(false)} />
      ) : (
        <PasswordForm
          organizationId={chosen?.id ?? null}
          onDone={(state) => (state === 'signed_in' ? void onSignedIn() : setCodeNeeded(true))}
        />
      )}
    </main>
  );
}

type FormProps = { organizationId: number | null; onDone: (state: 'signed_in' | 'code_needed') => void };

function PasswordForm({ organizationId, onDone }: FormProps) {
  const { t } = useTranslation('passwords');
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => signInByPassword({ login, password, organizationId }),
    onSuccess: ({ state }) => onDone(state),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!signIn.isPending) signIn.mutate();
  };
  return (
    <form className={classes['card']} onSubmit={submit}>
      <TextInput
        label={t('signIn.login')}
        description={t('signIn.loginNote')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        size="md"
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('signIn.password')}
        name="password"
        autoComplete="current-password"
        required
        size="md"
        visibilityToggleButtonProps={{ 'aria-label': t('show') }}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {signIn.isError ? (
        <Alert color="red" role="alert">
          {sentenceOfError(signIn.error)}
        </Alert>
      ) : null}
      <div className={classes['actions']}>
        <Button type="submit" size="lg" loading={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
        <Button component="a" href={signInAddress(organizationId)} size="lg" variant="default">
          {t('signIn.esia')}
        </Button>
      </div>
      <Link to="/sign-in/recovery">{t('signIn.forgotten')}</Link>
    </form>
  );
}
