import type { PersonalSettings } from '@gorodok/contract';
import { Alert, Button, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { reportCardError } from './personal-settings.api.ts';
import './personal-settings.words.ts';
import { Section } from './Section.tsx';
import classes from './Settings.module.css';
import { useSetting } from './use-setting.ts';

/** The name as the card has it: to be checked, and reported when it is wrong. */
export function NameSection({ settings }: { settings: PersonalSettings }) {
  const { t } = useTranslation('personalSettings');
  const [writing, setWriting] = useState(false);
  return (
    <Section title={t('name.title')}>
      <dl className={classes['facts']}>
        <div>
          <dt>{t('name.surname')}</dt>
          <dd>{settings.surname}</dd>
        </div>
        <div>
          <dt>{t('name.firstName')}</dt>
          <dd>{settings.firstName}</dd>
        </div>
        <div>
          <dt>{t('name.patronymic')}</dt>
          <dd>{settings.patronymic ?? '—'}</dd>
        </div>
        <div>
          <dt>{t('name.esia')}</dt>
          <dd>{t(settings.esiaLinkedAt ? 'name.esiaLinked' : 'name.esiaNotLinked')}</dd>
        </div>
      </dl>
      {settings.reportWaits && !writing ? (
        <p className={classes['note']} role="status">
          {t('name.reportWaits')}
        </p>
      ) : null}
      {writing ? (
        <Report onDone={() => setWriting(false)} />
      ) : (
        <Button variant="default" onClick={() => setWriting(true)}>
          {t('name.report')}
        </Button>
      )}
    </Section>
  );
}

function Report({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('personalSettings');
  const [text, setText] = useState('');
  const report = useSetting(reportCardError, onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!report.isPending) report.mutate(text.trim());
  };
  return (
    <form className={classes['form']} onSubmit={submit}>
      <Textarea
        label={t('name.whatIsWrong')}
        description={t('name.whatIsWrongNote')}
        required
        minLength={3}
        maxLength={1000}
        rows={3}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {report.isError ? <Alert color="red">{sentenceOfError(report.error)}</Alert> : null}
      <div className={classes['actions']}>
        <Button type="submit" loading={report.isPending}>
          {t('name.send')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
