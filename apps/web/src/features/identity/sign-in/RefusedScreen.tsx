import type { SignInRefusal } from '@gorodok/contract';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Empty, Failure, ListSkeleton } from '../../../platform/interface/States.tsx';
import { formatDay, formatMoment } from '../../../platform/text/dates.ts';
import { shownPhone } from '../../../platform/text/identifiers.ts';
import { signOut } from '../sessions/sessions.api.ts';
import classes from './RefusedScreen.module.css';
import { refusalQuery, signInAddress } from './sign-in.api.ts';
import './sign-in.words.ts';

/** Why a sign-in was refused and what to do now; whether a card exists is never told here. */
export function RefusedScreen() {
  const { t } = useTranslation('signIn');
  const refusal = useQuery(refusalQuery());
  const none = refusal.error instanceof ProblemError && refusal.error.status === 404;
  return (
    <main id="content" className={classes['refused']}>
      {refusal.isPending ? <ListSkeleton rows={4} /> : null}
      {none ? (
        <Empty title={t('refused.none')}>
          <p>{t('refused.noneText')}</p>
          <Link to="/">{t('refused.toSignIn')}</Link>
        </Empty>
      ) : refusal.isError ? (
        <Failure error={refusal.error} onRetry={() => void refusal.refetch()} />
      ) : null}
      {refusal.data ? <Explanation refusal={refusal.data} /> : null}
    </main>
  );
}

function Explanation({ refusal }: { refusal: SignInRefusal }) {
  const { t } = useTranslation('signIn');
  const language = useLanguage();
  const { outcome, organizationName, opensOn, linking, otherOrganizations } = refusal;
  // Without an organization the attempt is in the region's queue, where no school's administrator looks.
  const isUnaddressed = outcome === 'turn_to_administrator' && organizationName === null && !linking;
  const before = isUnaddressed ? [t('steps.organizationFirst')] : [];
  return (
    <>
      <h1>{t(`title.${outcome}`)}</h1>
      {linking ? <p className={classes['why']}>{t('refused.linkingTitle')}.</p> : null}
      <p className={classes['why']}>
        {t(`why.${outcome}`)}
        {opensOn ? ` ${t('why.organizationOpensOn', { day: formatDay(opensOn, language) })}` : null}
      </p>
      <section className={classes['card']}>
        <h2>{t('refused.todo')}</h2>
        <ol>
          {[...before, ...t(`steps.${outcome}`).split('\n')].map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      {otherOrganizations.length > 0 ? (
        <section className={classes['organizations']}>
          <h2>{t('refused.choose')}</h2>
          {otherOrganizations.map(({ id, name }) => (
            <a key={id} href={signInAddress(id)}>
              {name}
            </a>
          ))}
        </section>
      ) : null}
      <Particulars refusal={refusal} />
      {linking ? <BackToSettings /> : <WaysOn outcome={outcome} />}
    </>
  );
}

/** Whoever tried to link an account is still signed in. */
function BackToSettings() {
  const { t } = useTranslation('signIn');
  return (
    <div className={classes['actions']}>
      <Button renderRoot={(root) => <Link to="/settings" {...root} />} size="lg">
        {t('refused.toSettings')}
      </Button>
    </div>
  );
}

function WaysOn({ outcome }: Pick<SignInRefusal, 'outcome'>) {
  const { t } = useTranslation('signIn');
  return (
    <div className={classes['actions']}>
      <Button component="a" href={signInAddress(null)} size="lg">
        {t('refused.again')}
      </Button>
      {outcome === 'parental_consent_missing' ? (
        <Button size="lg" variant="default" onClick={() => window.print()}>
          {t('refused.printMemo')}
        </Button>
      ) : null}
      <Button
        size="lg"
        variant="default"
        // ЕСИА remembers its own session; ending it there lets another account in.
        onClick={() => void signOut().catch(() => window.location.assign('/'))}
      >
        {t('refused.otherAccount')}
      </Button>
    </div>
  );
}

function Particulars({ refusal }: { refusal: SignInRefusal }) {
  const { t } = useTranslation('signIn');
  const language = useLanguage();
  const { organizationName, organizationPhone, reference, occurredAt } = refusal;
  if (organizationName === null && reference === null) return null;
  return (
    <dl className={classes['particulars']}>
      {organizationName ? (
        <div>
          <dt>{t('refused.organization')}</dt>
          <dd>{organizationName}</dd>
        </div>
      ) : null}
      {organizationPhone ? (
        <div>
          <dt>{t('refused.phone')}</dt>
          <dd>
            <a href={`tel:${organizationPhone.replace(/[^+\d]/g, '')}`}>{shownPhone(organizationPhone)}</a>
          </dd>
        </div>
      ) : null}
      {reference === null ? null : (
        <div>
          <dt>{t('refused.reference')}</dt>
          <dd>
            <strong>{reference}</strong>
            <small>{t('refused.referenceNote')}</small>
          </dd>
        </div>
      )}
      {occurredAt ? (
        <div>
          <dt>{t('refused.at')}</dt>
          <dd>{formatMoment(occurredAt, language)}</dd>
        </div>
      ) : null}
    </dl>
  );
}
