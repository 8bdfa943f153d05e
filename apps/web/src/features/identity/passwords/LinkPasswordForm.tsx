import type { OneTimeLink, PasswordSignIn } from '@gorodok/contract';
import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf, sentenceBesideFields } from '../../../platform/http/problem-error.ts';
import classes from '../sessions/Narrow.module.css';
import { setPasswordByLink } from './passwords.api.ts';
import './passwords.words.ts';

type Props = { token: string; link: OneTimeLink; onDone: (state: PasswordSignIn['state']) => void };

/** A password of one's own, and a user name where there would be nothing to sign in by. */
export function LinkPasswordForm({ token, link, onDone }: Props) {
  const { t } = useTranslation('passwords');
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');
  const set = useMutation({
    mutationFn: () =>
      setPasswordByLink({
        token,
        password,
        userName: userName.trim() ? userName.trim().toLowerCase() : null,
      }),
    onSuccess: ({ state }) => onDone(state),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!set.isPending) set.mutate();
  };
  const refusal = sentenceBesideFields(set.error, ['/password', '/userName']);
  return (
    <form className={classes['card']} onSubmit={submit}>
      {link.userName === null ? (
        <TextInput
          label={t('link.userName')}
          description={t(link.needsUserName ? 'userNameRule' : 'link.userNameOptional')}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required={link.needsUserName}
          size="md"
          value={userName}
          error={faultOf(set.error, '/userName')}
          onChange={(event) => setUserName(event.currentTarget.value)}
        />
      ) : (
        <TextInput
          label={t('link.userName')}
          name="username"
          autoComplete="username"
          readOnly
          size="md"
          value={link.userName}
        />
      )}
      <PasswordInput
        label={t('link.password')}
        description={t('passwordRule')}
        name="password"
        autoComplete="new-password"
        required
        size="md"
        visibilityToggleButtonProps={{ 'aria-label': t('show') }}
        value={password}
        error={faultOf(set.error, '/password')}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {refusal ? (
        <Alert color="red" role="alert">
          {refusal}
        </Alert>
      ) : null}
      <div className={classes['actions']}>
        <Button type="submit" size="lg" loading={set.isPending}>
          {t('link.submit')}
        </Button>
      </div>
    </form>
  );
}
