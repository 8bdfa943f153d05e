import type { OrderQuery, OrderSummary } from '@gorodok/contract';
import { Button, Menu, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Empty, Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { formatDay } from '../../../platform/text/dates.ts';
import { formatNumber } from '../../../platform/text/numbers.ts';
import table from '../RegistryTable.module.css';
import { ContingentView } from './ContingentView.tsx';
import { allKinds, draftableKinds, type DraftableKind } from './kinds.ts';
import { bookAddress, ordersQuery } from './movement.api.ts';
import classes from './Movement.module.css';
import './movement.words.ts';
import { TransferTasks } from './TransferTasks.tsx';

export type MovementFilter = Omit<OrderQuery, 'after'> & { view?: 'contingent' };

/** A filter with what is to be taken away. */
export type FilterChange = { [Name in keyof MovementFilter]: MovementFilter[Name] | undefined };

type Props = {
  filter: MovementFilter;
  /** The school year so far, as the period that is shown until another is chosen. */
  period: { from: string; to: string };
  mayWrite: boolean;
  /** Says that another year is looked at than the one that runs. */
  yearNote?: ReactNode;
  onFilter: (filter: FilterChange) => void;
  onNew: (kind: DraftableKind) => void;
};

/** «Книга движения»: the orders, what they come to, and the transfers that wait. */
export function MovementScreen({ filter, period, mayWrite, yearNote, onFilter, onNew }: Props) {
  const { t } = useTranslation('movement');
  const from = filter.from ?? period.from;
  const to = filter.to ?? period.to;
  // A sum needs a period; the list shows every order until one is chosen.
  const isSummed = filter.view === 'contingent';
  return (
    <>
      <ScreenHeading title={t('title')} note={t('note')}>
        {mayWrite ? <NewOrder onNew={onNew} /> : null}
      </ScreenHeading>
      {yearNote}
      <TransferTasks mayWrite={mayWrite} />
      <div className={classes['filters']}>
        <SegmentedControl
          aria-label={t('views')}
          value={filter.view ?? 'orders'}
          onChange={(view) => onFilter({ ...filter, view: view === 'contingent' ? view : undefined })}
          data={(['orders', 'contingent'] as const).map((value) => ({ value, label: t(`view.${value}`) }))}
        />
        <TextInput
          type="date"
          label={t('from')}
          value={isSummed ? from : (filter.from ?? '')}
          onChange={(event) => onFilter({ ...filter, from: event.currentTarget.value || undefined })}
        />
        <TextInput
          type="date"
          label={t('to')}
          value={isSummed ? to : (filter.to ?? '')}
          onChange={(event) => onFilter({ ...filter, to: event.currentTarget.value || undefined })}
        />
        <Button component="a" variant="default" href={bookAddress('pdf', from, to)} target="_blank">
          {t('bookPdf')}
        </Button>
        <Button component="a" variant="default" href={bookAddress('xlsx', from, to)} download>
          {t('bookXlsx')}
        </Button>
      </div>
      {filter.view === 'contingent' ? (
        <ContingentView from={from} to={to} />
      ) : (
        <Orders filter={filter} onFilter={onFilter} />
      )}
    </>
  );
}

function NewOrder({ onNew }: { onNew: (kind: DraftableKind) => void }) {
  const { t } = useTranslation('movement');
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button leftSection={<IconPlus aria-hidden size={18} />}>{t('newOrder')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {draftableKinds.map((kind) => (
          <Menu.Item key={kind} onClick={() => onNew(kind)}>
            {t(`kind.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Orders({ filter, onFilter }: Pick<Props, 'filter' | 'onFilter'>) {
  const { t } = useTranslation('movement');
  const { view: _, ...query } = filter;
  const orders = useInfiniteQuery(ordersQuery(query));
  const isFiltered = Object.values(query).some((value) => value !== undefined);
  return (
    <>
      <div className={classes['filters']}>
        <NativeSelect
          label={t('kindFilter')}
          value={filter.kind ?? ''}
          onChange={(event) => {
            const kind = allKinds.find((known) => known === event.currentTarget.value);
            onFilter({ ...filter, kind });
          }}
          data={[
            { value: '', label: t('anyKind') },
            ...allKinds.map((value) => ({ value, label: t(`kind.${value}`) })),
          ]}
        />
        <SegmentedControl
          aria-label={t('stateFilter')}
          value={filter.state ?? 'all'}
          onChange={(state) =>
            onFilter({ ...filter, state: state === 'draft' || state === 'signed' ? state : undefined })
          }
          data={(['all', 'draft', 'signed'] as const).map((value) => ({ value, label: t(`state.${value}`) }))}
        />
      </div>
      {orders.isPending ? (
        <ListSkeleton rows={8} height="2.75rem" />
      ) : orders.isError ? (
        <Failure error={orders.error} onRetry={() => void orders.refetch()} />
      ) : orders.data.pages[0]?.orders.length === 0 ? (
        <Empty title={t(isFiltered ? 'noneFound' : 'none')}>
          {t(isFiltered ? 'noneFoundNote' : 'noneNote')}
        </Empty>
      ) : (
        <>
          <OrderTable
            orders={orders.data.pages.flatMap((page) => page.orders)}
            stale={orders.isPlaceholderData}
          />
          {orders.hasNextPage ? (
            <Button
              variant="default"
              mt="md"
              loading={orders.isFetchingNextPage}
              onClick={() => void orders.fetchNextPage()}
            >
              {t('more')}
            </Button>
          ) : null}
        </>
      )}
    </>
  );
}

function OrderTable({ orders, stale }: { orders: OrderSummary[]; stale: boolean }) {
  const { t } = useTranslation('movement');
  const language = useLanguage();
  return (
    <table className={table['table']} aria-busy={stale}>
      <thead>
        <tr>
          <th scope="col">{t('order')}</th>
          <th scope="col">{t('movement')}</th>
          <th scope="col">{t('ground')}</th>
          <th scope="col" data-number>
            {t('students')}
          </th>
          <th scope="col">{t('status')}</th>
        </tr>
      </thead>
      <tbody>
        {orders.map(({ id, kind, number, datedOn, ground, signed, studentCount, takenBackCount }) => (
          <tr key={id}>
            <th scope="row">
              <Link to="/movement/orders/$orderId" params={{ orderId: id }}>
                {t('numbered', { number, date: formatDay(datedOn, language) })}
              </Link>
            </th>
            <td>{t(`kind.${kind}`)}</td>
            <td data-label={t('ground')}>{ground}</td>
            <td data-label={t('students')} data-number>
              {formatNumber(studentCount)}
            </td>
            <td>
              <span
                className={table['badge']}
                data-tone={signed ? (takenBackCount > 0 ? '' : 'good') : 'warn'}
              >
                {t(signed ? (takenBackCount > 0 ? 'takenBackSome' : 'signed') : 'draft')}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
