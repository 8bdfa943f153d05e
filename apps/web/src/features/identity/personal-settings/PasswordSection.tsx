import type { PersonalSettings } from '@gorodok/contract';
import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf, sentenceBesideFields } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatMoment } from '../../../platform/text/dates.ts';
import '../passwords/passwords.words.ts';
import { changePassword, changeUserName } from './personal-settings.api.ts';
import './personal-settings.words.ts';
import { Section } from './Section.tsx';
import classes from './Settings.module.css';
import { useSetting } from './use-setting.ts';

/** The user name and the password: two forms, since either may be changed without the other. */
export function PasswordSection({ settings }: { settings: PersonalSettings }) {
  const { t } = useTranslation('personalSettings');
  const language = useLanguage();
  return (
    <Section title={t('password.title')}>
      <UserName settings={settings} />
      <p className={classes['note']}>
        {settings.passwordChangedAt
          ? t('password.changedAt', { at: formatMoment(settings.passwordChangedAt, language) })
          : t('password.none')}
      </p>
      <Password settings={settings} />
    </Section>
  );
}

function UserName({ settings }: { settings: PersonalSettings }) {
  const { t } = useTranslation(['personalSettings', 'passwords']);
  const [userName, setUserName] = useState(settings.userName ?? '');
  const save = useSetting(changeUserName);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate(userName.trim().toLowerCase());
  };
  const refusal = sentenceBesideFields(save.error, ['/userName']);
  return (
    <form className={classes['form']} onSubmit={submit}>
      <TextInput
        label={t('password.userName')}
        description={t('passwords:userNameRule')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={userName}
        error={faultOf(save.error, '/userName')}
        onChange={(event) => setUserName(event.currentTarget.value)}
      />
      {refusal ? <Alert color="red">{refusal}</Alert> : null}
      <div className={classes['actions']}>
        <Button type="submit" variant="default" loading={save.isPending}>
          {t('save')}
        </Button>
        <span role="status">{save.isSuccess ? t('saved') : null}</span>
      </div>
    </form>
  );
}

function Password({ settings }: { settings: PersonalSettings }) {
  const { t } = useTranslation(['personalSettings', 'passwords']);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const save = useSetting(changePassword, () => {
    setCurrent('');
    setNext('');
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending)
      save.mutate({ currentPassword: settings.hasPassword ? current : null, newPassword: next });
  };
  const refusal = sentenceBesideFields(save.error, ['/currentPassword', '/newPassword']);
  const toggle = { visibilityToggleButtonProps: { 'aria-label': t('passwords:show') } };
  return (
    <form className={classes['form']} onSubmit={submit}>
      {settings.hasPassword ? (
        <PasswordInput
          label={t('password.current')}
          autoComplete="current-password"
          required
          {...toggle}
          value={current}
          error={faultOf(save.error, '/currentPassword')}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
      ) : null}
      <PasswordInput
        label={t('password.new')}
        description={t('passwords:passwordRule')}
        autoComplete="new-password"
        required
        {...toggle}
        value={next}
        error={faultOf(save.error, '/newPassword')}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
      {refusal ? <Alert color="red">{refusal}</Alert> : null}
      <div className={classes['actions']}>
        <Button type="submit" variant="default" loading={save.isPending}>
          {t(settings.hasPassword ? 'password.change' : 'password.set')}
        </Button>
        <span role="status">{save.isSuccess ? t('password.changed') : null}</span>
      </div>
    </form>
  );
}
