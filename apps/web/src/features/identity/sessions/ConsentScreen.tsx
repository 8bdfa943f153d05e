import { Alert, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import classes from './Narrow.module.css';
import { answerConsent } from './sessions.api.ts';
import './sessions.words.ts';

/** The one question before the first sign-in: consent to the exchange with ЕСИА (152-ФЗ, article 9). */
export function ConsentScreen({ onAnswered }: { onAnswered: (accepted: boolean) => void }) {
  const { t } = useTranslation('sessions');
  const queryClient = useQueryClient();
  const answer = useMutation({
    mutationFn: (accepted: boolean) => answerConsent(queryClient, accepted),
    onSuccess: (_session, accepted) => onAnswered(accepted),
  });
  return (
    <main id="content" className={classes['narrow']}>
      <h1>{t('consent.title')}</h1>
      <p className={classes['lead']}>{t('consent.lead')}</p>
      <div className={classes['card']}>
        <dl>
          {(['what', 'why', 'notWhat', 'withdraw'] as const).map((part) => (
            <div key={part}>
              <dt>{t(`consent.${part}`)}</dt>
              <dd>{t(`consent.${part}Text`)}</dd>
            </div>
          ))}
        </dl>
        <details>
          <summary>{t('consent.fullTitle')}</summary>
          {([1, 2, 3, 4, 5] as const).map((paragraph) => (
            <p key={paragraph}>{t(`consent.full${paragraph}`)}</p>
          ))}
        </details>
      </div>
      {answer.isError ? (
        <Alert color="red">{t('consent.failed', { reason: sentenceOfError(answer.error) })}</Alert>
      ) : null}
      <div className={classes['actions']}>
        <Button
          size="lg"
          loading={answer.isPending && answer.variables}
          disabled={answer.isPending}
          onClick={() => answer.mutate(true)}
        >
          {t('consent.accept')}
        </Button>
        <Button
          size="lg"
          variant="default"
          loading={answer.isPending && !answer.variables}
          disabled={answer.isPending}
          onClick={() => answer.mutate(false)}
        >
          {t('consent.decline')}
        </Button>
      </div>
      <p className={classes['note']}>{t('consent.declineNote')}</p>
    </main>
  );
}
