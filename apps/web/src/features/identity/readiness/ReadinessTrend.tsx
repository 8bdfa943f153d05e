import type { Readiness } from '@gorodok/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatDayAndMonth } from '../../../platform/text/dates.ts';
import { formatNumber } from '../../../platform/text/numbers.ts';
import './readiness.words.ts';
import classes from './Readiness.module.css';
import { percent } from './share.ts';

const width = 640;
const height = 120;

/** How the share of those who could sign in has moved: a line, and the same numbers as a table. */
export function ReadinessTrend({ trend }: Pick<Readiness, 'trend'>) {
  const { t } = useTranslation('readiness');
  const language = useLanguage();
  if (trend.length < 2) return <p className={classes['soft']}>{t('noTrend')}</p>;
  const shares = trend.map(({ ready, people }) => (people === 0 ? 0 : ready / people));
  const low = Math.min(...shares);
  const span = Math.max(...shares) - low || 1;
  const points = shares.map(
    (share, place) =>
      `${((place * width) / (shares.length - 1)).toFixed(1)},${(8 + (height - 16) * (1 - (share - low) / span)).toFixed(1)}`,
  );
  const [first] = trend;
  const last = trend.at(-1);
  if (!first || !last) return null;
  return (
    <section className={classes['trend']} aria-labelledby="readiness-trend">
      <h2 id="readiness-trend">{t('trend')}</h2>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
        <polyline points={points.join(' ')} />
      </svg>
      <p className={classes['soft']}>
        {t('trendText', {
          from: formatDayAndMonth(first.day, language),
          was: percent(first.ready, first.people),
          now: percent(last.ready, last.people),
        })}
      </p>
      <details>
        <summary>{t('trendTable')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('day')}</th>
              <th scope="col">{t('ready')}</th>
              <th scope="col">{t('all')}</th>
            </tr>
          </thead>
          <tbody>
            {trend.toReversed().map(({ day, ready, people }) => (
              <tr key={day}>
                <th scope="row">{formatDayAndMonth(day, language)}</th>
                <td>{formatNumber(ready)}</td>
                <td>{formatNumber(people)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
