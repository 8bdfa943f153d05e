import { Alert, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import classes from '../sessions/Narrow.module.css';
import { confirmEmail } from './passwords.api.ts';
import './passwords.words.ts';

/** By a button and not at once: the scanners of mail servers open every link of a letter. */
export function EmailConfirmation({ token }: { token: string }) {
  const { t } = useTranslation('passwords');
  const confirm = useMutation({ mutationFn: () => confirmEmail(token) });
  if (confirm.isSuccess)
    return (
      <div className={classes['card']} role="status">
        <p className={classes['note']}>{t('email.confirmed')}</p>
        <Link to="/">{t('email.goOn')}</Link>
      </div>
    );
  return (
    <div className={classes['card']}>
      <p className={classes['note']}>{t('email.note')}</p>
      {confirm.isError ? (
        <Alert color="red" role="alert">
          {sentenceOfError(confirm.error)}
        </Alert>
      ) : null}
      <Button size="lg" loading={confirm.isPending} onClick={() => confirm.mutate()}>
        {t('email.confirm')}
      </Button>
    </div>
  );
}
