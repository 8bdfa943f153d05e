import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatDayAndMonth } from '../../../platform/text/dates.ts';
import { formatNumber } from '../../../platform/text/numbers.ts';
import classes from './Figures.module.css';
import './figures.words.ts';
import { percent } from './share.ts';

const width = 640;
const height = 120;
const margin = 8;

export interface TrendDay {
  day: string;
  /** How many of `whole`. */
  part: number;
  whole: number;
}

/** How a share has moved: a line between two tens of per cent, which are named, and the same numbers as a table. */
export function Trend({ days, partName }: { days: readonly TrendDay[]; partName: string }) {
  const { t } = useTranslation('figures');
  const language = useLanguage();
  const heading = useId();
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last || days.length < 2) return <p className={classes['soft']}>{t('noTrend')}</p>;
  const shares = days.map(({ part, whole }) => (whole === 0 ? 0 : part / whole));
  const low = Math.floor(Math.min(...shares) * 10) / 10;
  const high = Math.max(low + 0.1, Math.ceil(Math.max(...shares) * 10) / 10);
  const start = Date.parse(first.day);
  const span = Date.parse(last.day) - start;
  const points = days.map(({ day }, place) => {
    const share = shares[place] ?? 0;
    const x = ((Date.parse(day) - start) / span) * width; // a day that was not kept leaves its place empty
    const y = margin + (height - 2 * margin) * (1 - (share - low) / (high - low));
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  return (
    <section className={classes['trend']} aria-labelledby={heading}>
      <h2 id={heading}>{t('trend')}</h2>
      <div className={classes['chart']} aria-hidden>
        <span>{percent(high, 1)}</span>
        <span>{percent(low, 1)}</span>
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
          <polyline points={points.join(' ')} />
        </svg>
        <span>{formatDayAndMonth(first.day, language)}</span>
        <span>{formatDayAndMonth(last.day, language)}</span>
      </div>
      <p className={classes['soft']}>
        {t('trendText', {
          what: partName,
          from: formatDayAndMonth(first.day, language),
          was: percent(first.part, first.whole),
          now: percent(last.part, last.whole),
        })}
      </p>
      <details>
        <summary>{t('trendTable')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('day')}</th>
              <th scope="col">{partName}</th>
              <th scope="col">{t('all')}</th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, part, whole }) => (
              <tr key={day}>
                <th scope="row">{formatDayAndMonth(day, language)}</th>
                <td>{formatNumber(part)}</td>
                <td>{formatNumber(whole)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
