import type { AccountSummary } from '@gorodok/contract';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { sessionQuery } from '../sessions/sessions.api.ts';
import '../sessions/sessions.words.ts';
import { accountsQuery } from './account-care.api.ts';
import './account-care.words.ts';
import { AccountPanel } from './AccountPanel.tsx';
import classes from './Accounts.module.css';
import { CardErrors } from './CardErrors.tsx';

/** «Доступ»: who can get in and how, and the help for those who can't. */
export function AccountsScreen() {
  const { t } = useTranslation('accountCare');
  const { data: session } = useQuery(sessionQuery());
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), 250);
  const [openId, setOpenId] = useState<number | null>(null);
  const accounts = useInfiniteQuery(accountsQuery(settled));
  const people = accounts.data?.pages.flatMap((page) => page.accounts) ?? [];
  const open = people.find(({ personId }) => personId === openId);
  return (
    <>
      <ScreenHeading title={t('title')} note={t('note')} />
      {session?.actor?.role === 'school_admin' ? <CardErrors /> : null}
      <TextInput
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch aria-hidden size={18} />}
        className={classes['search'] ?? ''}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {accounts.isPending ? (
        <ListSkeleton rows={8} />
      ) : accounts.isError ? (
        <Failure error={accounts.error} onRetry={() => void accounts.refetch()} />
      ) : people.length === 0 ? (
        <Empty title={t('none')}>{t('noneNote')}</Empty>
      ) : (
        <>
          <ul className={classes['list']} aria-busy={accounts.isPlaceholderData}>
            {people.map((account) => (
              <Row key={account.personId} account={account} onOpen={() => setOpenId(account.personId)} />
            ))}
          </ul>
          {accounts.hasNextPage ? (
            <Button
              variant="default"
              mt="md"
              loading={accounts.isFetchingNextPage}
              onClick={() => void accounts.fetchNextPage()}
            >
              {t('more')}
            </Button>
          ) : null}
        </>
      )}
      {open ? <AccountPanel key={open.personId} account={open} onClose={() => setOpenId(null)} /> : null}
    </>
  );
}

function Row({ account, onOpen }: { account: AccountSummary; onOpen: () => void }) {
  const { t } = useTranslation(['accountCare', 'sessions']);
  const roles = account.roles.map((role) => t(`sessions:role.${role}`)).join(', ');
  const ways = [
    account.hasEsiaLink ? t('way.esia') : null,
    account.hasPassword ? t('way.password') : null,
    account.hasSecondFactor ? t('way.factor') : null,
    account.invitedUntil && !account.hasPassword ? t('way.invited') : null,
  ].filter(Boolean);
  return (
    <li>
      <button type="button" className={classes['row']} onClick={onOpen}>
        <span>
          <strong>{account.displayName}</strong>
          <small>{roles}</small>
        </span>
        <small data-blocked={account.blocked}>
          {account.blocked ? t('way.blocked') : ways.length > 0 ? ways.join(' · ') : t('way.none')}
        </small>
      </button>
    </li>
  );
}
