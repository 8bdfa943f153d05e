import { useId } from 'react';
import { formatNumber } from '../../../platform/text/numbers.ts';
import classes from './Figures.module.css';

export interface RankedBar<Key extends string> {
  key: Key;
  label: string;
  note?: string | undefined;
  count: number;
}

type Props<Key extends string> = {
  title: string;
  bars: readonly RankedBar<Key>[];
  chosen: Key | undefined;
  /** Where each leads to its people. */
  onChoose: ((key: Key) => void) | undefined;
};

/** What there is most of, the longest bar first; the number stands beside it. */
export function RankedBars<Key extends string>({ title, bars, chosen, onChoose }: Props<Key>) {
  const heading = useId();
  if (bars.length === 0) return null;
  const most = Math.max(...bars.map(({ count }) => count));
  return (
    <section className={classes['reasons']} aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <ul>
        {bars.map(({ key, label, note, count }) => (
          <li key={key}>
            <span className={classes['bar']} style={{ inlineSize: `${(100 * count) / most}%` }} aria-hidden />
            <span>
              {onChoose ? (
                <button type="button" aria-pressed={chosen === key} onClick={() => onChoose(key)}>
                  {label}
                </button>
              ) : (
                label
              )}
              {note ? <small>{note}</small> : null}
            </span>
            <strong>{formatNumber(count)}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
