import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import classes from '../sessions/Narrow.module.css';
import { startAnew } from '../sessions/sessions.api.ts';
import { SecondFactorSetUp } from './SecondFactorSetUp.tsx';
import './second-factor.words.ts';

/** Before the role of an operator or coordinator is opened by a password for the first time. */
export function SecondFactorNeededScreen({ onTurnedOn }: { onTurnedOn: () => void }) {
  const { t } = useTranslation('secondFactor');
  const queryClient = useQueryClient();
  return (
    <main id="content" className={classes['narrow']}>
      <h1>{t('needed.title')}</h1>
      <p className={classes['lead']}>{t('needed.note')}</p>
      <div className={classes['card']}>
        <SecondFactorSetUp onDone={() => void startAnew(queryClient).then(onTurnedOn)} />
      </div>
    </main>
  );
}
