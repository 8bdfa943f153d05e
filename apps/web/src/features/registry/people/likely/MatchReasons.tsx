import type { MatchReason, MatchVeto } from '@gorodok/contract';
import { useTranslation } from 'react-i18next';
import classes from './Likely.module.css';
import './likely.words.ts';

type Props = {
  reasons: MatchReason[];
  vetoes?: MatchVeto[];
  /** In a list so many that speak for it are enough; what speaks against it is never left out. */
  most?: number;
};

/** Field by field how much two cards agree, what speaks for one person first; and what forbids to think so. */
export function MatchReasons({ reasons, vetoes = [], most }: Props) {
  const { t } = useTranslation('likely');
  const listed = reasons
    .filter(({ bits }) => Math.abs(bits) >= 0.3)
    .toSorted((one, other) => other.bits - one.bits);
  const speaking = listed.filter(({ bits }) => bits > 0);
  const hidden = new Set(speaking.slice(most ?? speaking.length));
  return (
    <ul className={classes['reasons']} aria-label={t('reasons')}>
      {vetoes.map((veto) => (
        <li key={veto} data-tone="bad">
          {t(`veto.${veto}`)}
        </li>
      ))}
      {listed
        .filter((reason) => !hidden.has(reason))
        .map(({ field, level, bits }) => (
          <li key={field} data-tone={bits > 0 ? 'good' : 'warn'}>
            {t(`field.${field}`)}: {t(`level.${level}`)}
          </li>
        ))}
      {hidden.size > 0 ? <li>{t('moreReasons', { count: hidden.size })}</li> : null}
    </ul>
  );
}
