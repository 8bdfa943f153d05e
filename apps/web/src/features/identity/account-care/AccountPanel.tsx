import type { AccountSummary } from '@gorodok/contract';
import { Alert, Button, Drawer } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import '../../../platform/interface/interface.words.ts';
import { formatMoment } from '../../../platform/text/dates.ts';
import { invite, setBlocked, takeSecondFactorOff, unlinkEsia } from './account-care.api.ts';
import './account-care.words.ts';
import classes from './Accounts.module.css';
import { Slip } from './Slip.tsx';

/** How one person signs in, and what can be done about it. */
export function AccountPanel({ account, onClose }: { account: AccountSummary; onClose: () => void }) {
  const { t } = useTranslation(['accountCare', 'interface']);
  const language = useLanguage();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['accounts'] });
  const { personId, blocked } = account;
  const invitation = useMutation({
    mutationFn: (way: 'slip' | 'letter') => invite(personId, way),
    onSuccess: refresh,
  });
  const block = useMutation({ mutationFn: () => setBlocked(personId, !blocked), onSuccess: refresh });
  const factor = useMutation({ mutationFn: () => takeSecondFactorOff(personId), onSuccess: refresh });
  const unlinking = useMutation({ mutationFn: () => unlinkEsia(personId), onSuccess: refresh });
  const error = invitation.error ?? block.error ?? factor.error ?? unlinking.error;
  const facts = [
    [t('userName'), account.userName ?? '—'],
    [t('esia'), t(account.hasEsiaLink ? 'yes' : 'no')],
    [t('password'), t(account.hasPassword ? 'yes' : 'no')],
    [t('factor'), t(account.hasSecondFactor ? 'yes' : 'no')],
    [
      t('invited'),
      account.invitedUntil ? t('until', { at: formatMoment(account.invitedUntil, language) }) : '—',
    ],
    [t('lastSeen'), account.lastSeenAt ? formatMoment(account.lastSeenAt, language) : '—'],
  ] as const;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="28rem"
      title={account.displayName}
      closeButtonProps={{ 'aria-label': t('interface:close') }}
    >
      <div className={classes['panel']}>
        <dl className={classes['facts']}>
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {error ? (
          <Alert color="red" role="alert">
            {sentenceOfError(error)}
          </Alert>
        ) : null}
        {invitation.data?.address ? (
          <Slip address={invitation.data.address} invitation={invitation.data} />
        ) : invitation.isSuccess ? (
          <p role="status">{t('letterSent')}</p>
        ) : null}
        {blocked ? null : (
          <section>
            <h3>{t(account.hasPassword ? 'newLink' : 'firstLink')}</h3>
            <p>{t('linkNote')}</p>
            <div className={classes['actions']}>
              <Button loading={invitation.isPending} onClick={() => invitation.mutate('slip')}>
                {t('slip')}
              </Button>
              <Button
                variant="default"
                disabled={!account.hasEmail}
                loading={invitation.isPending}
                onClick={() => invitation.mutate('letter')}
              >
                {t('letter')}
              </Button>
            </div>
          </section>
        )}
        {account.hasEsiaLink ? (
          <section>
            <h3>{t('esia')}</h3>
            <p>{t('esiaNote')}</p>
            <Button variant="default" loading={unlinking.isPending} onClick={() => unlinking.mutate()}>
              {t('unlink')}
            </Button>
          </section>
        ) : null}
        {account.hasSecondFactor ? (
          <section>
            <h3>{t('factor')}</h3>
            <p>{t('factorNote')}</p>
            <Button variant="default" loading={factor.isPending} onClick={() => factor.mutate()}>
              {t('factorOff')}
            </Button>
          </section>
        ) : null}
        <section>
          <h3>{t('door')}</h3>
          <p>{t(blocked ? 'doorShut' : 'doorOpen')}</p>
          <Button variant="default" loading={block.isPending} onClick={() => block.mutate()}>
            {t(blocked ? 'unblock' : 'block')}
          </Button>
        </section>
      </div>
    </Drawer>
  );
}
