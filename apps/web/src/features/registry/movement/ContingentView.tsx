import type { Contingent } from '@gorodok/contract';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty, Failure, ListSkeleton } from '../../../platform/interface/States.tsx';
import { formatNumber } from '../../../platform/text/numbers.ts';
import table from '../RegistryTable.module.css';
import { contingentQuery } from './movement.api.ts';
import classes from './Movement.module.css';
import './movement.words.ts';

type Counts = Contingent['total'];
const columns = ['atStart', 'came', 'left', 'atEnd'] as const;

/** How many students there were, summed from the orders; prints as it stands. */
export function ContingentView({ from, to }: { from: string; to: string }) {
  const { t } = useTranslation('movement');
  const query = useQuery(contingentQuery(from, to));
  if (query.isPending) return <ListSkeleton rows={8} height="2.5rem" />;
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const { total, classes: groups, grades, payment } = query.data;
  if (groups.length === 0 && total.atEnd === 0) return <Empty title={t('countsNone')} />;
  const nameOf = ({ name, yearName }: Contingent['classes'][number]) =>
    name === null ? t('withoutClass') : `${name} · ${yearName ?? ''}`;
  return (
    <>
      <dl className={classes['total']}>
        {columns.map((column) => (
          <div key={column}>
            <dt>{t(column)}</dt>
            <dd>{formatNumber(total[column])}</dd>
          </div>
        ))}
      </dl>
      <div className={classes['actions']}>
        <Button variant="default" onClick={() => window.print()}>
          {t('printPage')}
        </Button>
      </div>
      <CountTable
        title={t('byGrade')}
        what={t('gradeName')}
        rows={grades.map((counts) => ({
          key: String(counts.grade),
          name: t('grade', { grade: counts.grade }),
          counts,
        }))}
      />
      <CountTable
        title={t('byClass')}
        what={t('className')}
        rows={groups.map((counts) => ({
          key: String(counts.classGroupId),
          name: nameOf(counts),
          counts,
        }))}
      />
      <CountTable
        title={t('byPayment')}
        what={t('paymentKind')}
        rows={payment.map((counts) => ({
          key: counts.paymentKind,
          name: t(`payment.${counts.paymentKind}`),
          counts,
        }))}
      />
    </>
  );
}

function CountTable({
  title,
  what,
  rows,
}: {
  title: string;
  what: string;
  rows: { key: string; name: string; counts: Counts }[];
}) {
  const { t } = useTranslation('movement');
  if (rows.length === 0) return null;
  return (
    <section className={classes['section']}>
      <h2>{title}</h2>
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">{what}</th>
            {columns.map((column) => (
              <th key={column} scope="col" data-number>
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, counts }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {columns.map((column) => (
                <td key={column} data-label={t(column)} data-number>
                  {formatNumber(counts[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
