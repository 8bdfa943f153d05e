import type { PersonalSettings } from '@gorodok/contract';
import { Alert, Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf, sentenceBesideFields } from '../../../platform/http/problem-error.ts';
import { RecoveryCodeList } from '../second-factor/RecoveryCodeList.tsx';
import { renewRecoveryCodes, turnSecondFactorOff } from '../second-factor/second-factor.api.ts';
import { SecondFactorSetUp } from '../second-factor/SecondFactorSetUp.tsx';
import { settingsQuery } from './personal-settings.api.ts';
import './personal-settings.words.ts';
import { Section } from './Section.tsx';
import classes from './Settings.module.css';
import { useSetting } from './use-setting.ts';

export function SecondFactorSection({ settings }: { settings: PersonalSettings }) {
  const { t } = useTranslation('personalSettings');
  const queryClient = useQueryClient();
  const [settingUp, setSettingUp] = useState(false);
  const finish = () => {
    setSettingUp(false);
    void queryClient.invalidateQueries({ queryKey: settingsQuery().queryKey });
  };
  return (
    <Section title={t('factor.title')}>
      {settingUp ? (
        <SecondFactorSetUp onDone={finish} />
      ) : settings.hasSecondFactor ? (
        <TurnedOn settings={settings} />
      ) : (
        <>
          <p className={classes['note']}>
            {t(settings.secondFactorRequired ? 'factor.required' : 'factor.off')}
          </p>
          <Button variant="default" onClick={() => setSettingUp(true)}>
            {t('factor.turnOn')}
          </Button>
        </>
      )}
    </Section>
  );
}

function TurnedOn({ settings }: { settings: PersonalSettings }) {
  const { t } = useTranslation('personalSettings');
  const queryClient = useQueryClient();
  const [code, setCode] = useState('');
  const renew = useMutation({ mutationFn: renewRecoveryCodes });
  const turnOff = useSetting(turnSecondFactorOff);
  const error = renew.error ?? turnOff.error;
  const refusal = sentenceBesideFields(error, ['/code']);
  const finish = () => {
    renew.reset();
    setCode('');
    void queryClient.invalidateQueries({ queryKey: settingsQuery().queryKey });
  };
  if (renew.isSuccess) return <RecoveryCodeList codes={renew.data.codes} onKept={finish} />;
  const given = code.trim();
  return (
    <div className={classes['form']}>
      <p className={classes['note']}>{t('factor.on', { count: settings.recoveryCodesLeft })}</p>
      <TextInput
        label={t('factor.code')}
        description={t('factor.codeNote')}
        autoComplete="one-time-code"
        maxLength={24}
        value={code}
        error={faultOf(error, '/code')}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {refusal ? <Alert color="red">{refusal}</Alert> : null}
      <div className={classes['actions']}>
        <Button
          variant="default"
          disabled={given.length < 6}
          loading={renew.isPending}
          onClick={() => renew.mutate(given)}
        >
          {t('factor.renew')}
        </Button>
        {settings.secondFactorRequired ? null : (
          <Button
            variant="default"
            disabled={given.length < 6}
            loading={turnOff.isPending}
            onClick={() => turnOff.mutate(given)}
          >
            {t('factor.turnOff')}
          </Button>
        )}
      </div>
    </div>
  );
}
