import type { BatchUpdate } from '@gorodok/contract';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../platform/text/numbers.ts';
import './batch-update.words.ts';
import classes from './BatchUpdateReport.module.css';

/** What came back, and what did not, since somebody has edited it. */
export function Undone({ undone }: { undone: NonNullable<BatchUpdate['undone']> }) {
  const { t } = useTranslation('batch');
  const { rows, kept, keptFields } = undone;
  return (
    <section className={classes['changes']}>
      <p>{t('undoneRows', { count: rows, total: formatNumber(rows) })}</p>
      {kept.length > 0 ? (
        <>
          <h2>{t('kept')}</h2>
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">{t('row')}</th>
                <th scope="col">{t('person')}</th>
                <th scope="col">{t('column')}</th>
              </tr>
            </thead>
            <tbody>
              {kept.map(({ row, name, column }, index) => (
                <tr key={index}>
                  <td data-label={t('row')}>{formatNumber(row)}</td>
                  <td>{name}</td>
                  <td>{column}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : null}
      {keptFields > kept.length ? (
        <p>{t('keptMore', { shown: formatNumber(kept.length), total: formatNumber(keptFields) })}</p>
      ) : null}
    </section>
  );
}
