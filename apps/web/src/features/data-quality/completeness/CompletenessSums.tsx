import type { Completeness } from '@gorodok/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../platform/text/numbers.ts';
import figures from '../../registry/figures/Figures.module.css';
import '../../registry/figures/figures.words.ts';
import { percent } from '../../registry/figures/share.ts';
import { kindOf, placeOf, type CompletenessAddress, type Report } from './completeness-address.ts';
import './completeness.words.ts';

type Props = {
  completeness: Completeness;
  report: Report;
  address: CompletenessAddress;
  isCoordinator: boolean;
};

/** The two figures that a ministry asks for: the share of cards, and the share of organizations. */
export function CompletenessSums({ completeness, report, address, isCoordinator }: Props) {
  const { t } = useTranslation(['completeness', 'figures']);
  const { cards, filled, doubtful, organizations, unfilledOrganizations, level } = completeness;
  const kind = kindOf[report];
  return (
    <section className={figures['sums']} aria-label={t('sums')}>
      {kind ? (
        <>
          <p className={figures['main']}>
            <strong>{percent(cards - filled, cards)}</strong>
            <span>
              {filled === cards
                ? t('allFilled', { cards: formatNumber(cards) })
                : t('unfilled', { unfilled: formatNumber(cards - filled), cards: formatNumber(cards) })}
            </span>
          </p>
          {level === 'organization' ? null : (
            <p>
              <strong>{percent(unfilledOrganizations, organizations)}</strong>
              <span>
                {t('organizationsUnfilled', {
                  unfilled: formatNumber(unfilledOrganizations),
                  organizations: formatNumber(organizations),
                })}
              </span>
            </p>
          )}
          {doubtful > 0 ? (
            <Link
              to="/completeness/$report"
              params={{ report: 'findings' }}
              search={{ ...placeOf(address), kind }}
              className={figures['link']}
            >
              {t('toFindings', { count: doubtful })}
            </Link>
          ) : null}
        </>
      ) : (
        <p className={figures['main']}>
          <strong>{percent(doubtful, cards)}</strong>
          <span>{t('doubtful', { doubtful: formatNumber(doubtful), cards: formatNumber(cards) })}</span>
        </p>
      )}
      {kind || !isCoordinator ? null : (
        <Link to="/organizations" search={{ inn: 'faulty' }} className={figures['link']}>
          {t('faultyInn')}
        </Link>
      )}
      <p className={figures['waiting']} role="status">
        {completeness.organizationsToCount > 0
          ? t('counting', { count: completeness.organizationsToCount })
          : completeness.waitingSince
            ? t('figures:waiting')
            : null}
      </p>
    </section>
  );
}
