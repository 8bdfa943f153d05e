import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import '../learning.words.ts';
import { formatAverage } from './average.ts';
import classes from './JournalSheet.module.css';
import type { Column } from './journal-sheet.ts';
import { cellKey, type JournalStore } from './journal-store.ts';
import './journal.words.ts';
import { useSubscribed } from './subscriptions.ts';

type Props = { store: JournalStore; columns: readonly Column[]; row: number; name: string };

/** A student's row. It is drawn anew only when columns come or go; each of its cells watches itself. */
export const JournalRow = memo(function JournalRow({ store, columns, row, name }: Props) {
  return (
    <tr>
      <th scope="row" className={classes['name']} title={name}>
        <span>
          <small aria-hidden>{row + 1}</small>
          {name}
        </span>
      </th>
      {columns.map(({ key, ordinal }, column) => (
        <Cell key={key} store={store} row={row} column={column} first={ordinal === 0} />
      ))}
      <Average store={store} row={row} />
    </tr>
  );
});

type CellProps = { store: JournalStore; row: number; column: number; first: boolean };

const Cell = memo(function Cell({ store, row, column, first }: CellProps) {
  const { t } = useTranslation(['journal', 'learning']);
  const place = { row, column };
  const { mark, attendance, save, active } = useSubscribed(store.subscriptions, cellKey(place), () =>
    store.view(place),
  );
  const failed = save?.phase === 'failed' ? t('cellFailed', { reason: sentenceOfError(save.error) }) : null;
  return (
    <td
      data-place={`${row}:${column}`}
      data-first={first}
      data-phase={save?.phase}
      tabIndex={active ? 0 : -1}
      aria-readonly={!store.canWrite(place)}
      aria-invalid={failed !== null}
      title={failed ?? mark?.comment ?? undefined}
    >
      {mark ? <b data-commented={mark.comment !== null}>{t(`learning:markShort.${mark.value}`)}</b> : null}
      {attendance ? (
        <abbr title={t(`learning:attendance.${attendance}`)}>
          {t(`learning:attendanceShort.${attendance}`)}
        </abbr>
      ) : null}
      {failed ? <span className={classes['hidden']}>{failed}</span> : null}
    </td>
  );
});

function Average({ store, row }: { store: JournalStore; row: number }) {
  const language = useLanguage();
  const average = useSubscribed(store.subscriptions, `average:${row}`, () => store.average(row));
  return <td className={classes['average']}>{formatAverage(average, language)}</td>;
}
