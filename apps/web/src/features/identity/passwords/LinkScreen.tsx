import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, Failure, ListSkeleton } from '../../../platform/interface/States.tsx';
import classes from '../sessions/Narrow.module.css';
import { CodeForm } from './CodeForm.tsx';
import { EmailConfirmation } from './EmailConfirmation.tsx';
import { LinkPasswordForm } from './LinkPasswordForm.tsx';
import { describeLink } from './passwords.api.ts';
import './passwords.words.ts';

/** Where a one-time link leads: to a password of one's own, or to a confirmed address. */
export function LinkScreen({ onSignedIn }: { onSignedIn: () => Promise<void> }) {
  const { t } = useTranslation('passwords');
  const [token] = useState(takeToken);
  const [codeNeeded, setCodeNeeded] = useState(false);
  const link = useQuery({
    queryKey: ['one-time-link'],
    queryFn: () => describeLink(token),
    enabled: token !== '',
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  if (token === '') return <NoLink />;
  if (link.isPending)
    return (
      <main id="content" className={classes['narrow']}>
        <ListSkeleton rows={3} />
      </main>
    );
  if (link.isError)
    return (
      <main id="content" className={classes['narrow']}>
        <Failure error={link.error} />
        <WaysOut />
      </main>
    );
  const { purpose, firstName } = link.data;
  return (
    <main id="content" className={classes['narrow']}>
      <p className={classes['hello']}>{t('link.hello', { name: firstName })}</p>
      <h1>{t(codeNeeded ? 'code.title' : `link.title.${purpose}`)}</h1>
      {codeNeeded ? (
        <CodeForm onSignedIn={onSignedIn} onExpired={() => setCodeNeeded(false)} />
      ) : purpose === 'email_confirmation' ? (
        <EmailConfirmation token={token} />
      ) : (
        <LinkPasswordForm
          token={token}
          link={link.data}
          onDone={(state) => (state === 'signed_in' ? void onSignedIn() : setCodeNeeded(true))}
        />
      )}
    </main>
  );
}

function NoLink() {
  const { t } = useTranslation('passwords');
  return (
    <main id="content" className={classes['narrow']}>
      <Empty title={t('link.none')}>{t('link.noneNote')}</Empty>
      <WaysOut />
    </main>
  );
}

function WaysOut() {
  const { t } = useTranslation('passwords');
  return (
    <div className={classes['actions']}>
      <Button renderRoot={(props) => <Link to="/" {...props} />}>{t('link.toSignIn')}</Button>
      <Button variant="default" renderRoot={(props) => <Link to="/sign-in/recovery" {...props} />}>
        {t('link.newOne')}
      </Button>
    </div>
  );
}

/** Reads the token and takes it out of the address: a screenshot, the history and the back button then do not have it. */
function takeToken(): string {
  const token = window.location.hash.slice(1);
  if (token) window.history.replaceState(window.history.state, '', window.location.pathname);
  return token;
}
