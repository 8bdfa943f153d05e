import type { MatchReason, MatchVeto } from '@gorodok/contract';
import { useTranslation } from 'react-i18next';
import classes from './Likely.module.css';
import './likely.words.ts';

/** Field by field how much two cards agree, what speaks for one person first; and what forbids to think so. */
export function MatchReasons({ reasons, vetoes = [] }: { reasons: MatchReason[]; vetoes?: MatchVeto[] }) {
  const { t } = useTranslation('likely');
  const listed = reasons
    .filter(({ bits }) => Math.abs(bits) >= 0.3)
    .toSorted((one, other) => other.bits - one.bits);
  return (
    <ul className={classes['reasons']} aria-label={t('reasons')}>
      {vetoes.map((veto) => (
        <li key={veto} data-tone="bad">
          {t(`veto.${veto}`)}
        </li>
      ))}
      {listed.map(({ field, level, bits }) => (
        <li key={field} data-tone={bits > 0 ? 'good' : 'warn'}>
          {t(`field.${field}`)}: {t(`level.${level}`)}
        </li>
      ))}
    </ul>
  );
}
