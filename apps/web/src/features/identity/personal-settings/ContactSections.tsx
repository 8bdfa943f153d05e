import type { PersonalSettings } from '@gorodok/contract';
import { Alert, Button, PasswordInput, Switch, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf, sentenceBesideFields } from '../../../platform/http/problem-error.ts';
import { shownPhone } from '../../../platform/text/identifiers.ts';
import '../passwords/passwords.words.ts';
import { changeEmail, changePhone } from './personal-settings.api.ts';
import './personal-settings.words.ts';
import { Section } from './Section.tsx';
import classes from './Settings.module.css';
import { useSetting } from './use-setting.ts';

export function PhoneSection({ settings }: { settings: PersonalSettings }) {
  const { t } = useTranslation('personalSettings');
  const [phone, setPhone] = useState(settings.phone ? shownPhone(settings.phone) : '');
  const [visibleToStaff, setVisible] = useState(settings.phoneVisibleToStaff);
  const save = useSetting(changePhone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate({ phone: phone.trim() || null, visibleToStaff });
  };
  const refusal = sentenceBesideFields(save.error, ['/phone']);
  return (
    <Section title={t('phone.title')}>
      <form className={classes['form']} onSubmit={submit}>
        <TextInput
          label={t('phone.label')}
          type="tel"
          name="tel"
          autoComplete="tel"
          value={phone}
          error={faultOf(save.error, '/phone')}
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
        <Switch
          label={t('phone.visible')}
          checked={visibleToStaff}
          onChange={(event) => setVisible(event.currentTarget.checked)}
        />
        {refusal ? <Alert color="red">{refusal}</Alert> : null}
        <div className={classes['actions']}>
          <Button type="submit" variant="default" loading={save.isPending}>
            {t('save')}
          </Button>
          <span role="status">{save.isSuccess ? t('saved') : null}</span>
        </div>
      </form>
    </Section>
  );
}

export function EmailSection({ settings }: { settings: PersonalSettings }) {
  const { t } = useTranslation(['personalSettings', 'passwords']);
  const [email, setEmail] = useState(settings.email ?? '');
  const [password, setPassword] = useState('');
  const save = useSetting(changeEmail, () => setPassword(''));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending)
      save.mutate({ email: email.trim(), password: settings.hasPassword ? password : null });
  };
  const refusal = sentenceBesideFields(save.error, ['/email', '/password']);
  const isConfirmed = settings.emailConfirmed && email.trim().toLowerCase() === settings.email;
  return (
    <Section title={t('email.title')}>
      <p className={classes['note']}>
        {settings.emailWaiting
          ? t('email.waiting', { email: settings.emailWaiting })
          : t(settings.emailConfirmed ? 'email.isConfirmed' : 'email.isNotConfirmed')}
      </p>
      <form className={classes['form']} onSubmit={submit}>
        <TextInput
          label={t('email.label')}
          type="email"
          name="email"
          autoComplete="email"
          required
          value={email}
          error={faultOf(save.error, '/email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        {settings.hasPassword && !isConfirmed ? (
          <PasswordInput
            label={t('password.current')}
            description={t('email.whyPassword')}
            autoComplete="current-password"
            required
            visibilityToggleButtonProps={{ 'aria-label': t('passwords:show') }}
            value={password}
            error={faultOf(save.error, '/password')}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        ) : null}
        {refusal ? <Alert color="red">{refusal}</Alert> : null}
        {isConfirmed ? null : (
          <div className={classes['actions']}>
            <Button type="submit" variant="default" loading={save.isPending}>
              {t('email.confirm')}
            </Button>
          </div>
        )}
      </form>
    </Section>
  );
}
