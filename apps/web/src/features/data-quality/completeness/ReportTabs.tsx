import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { reports, type CompletenessAddress } from './completeness-address.ts';
import './completeness.words.ts';
import classes from './Completeness.module.css';

/** The three reports and the findings, each for the same part of the region. */
export function ReportTabs({ address }: { address: CompletenessAddress }) {
  const { t } = useTranslation('completeness');
  return (
    <nav aria-label={t('reports')} className={classes['tabs']}>
      {reports.map((report) => (
        <Link
          key={report}
          to="/completeness/$report"
          params={{ report }}
          search={address}
          activeOptions={{ includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {t(`report.${report}`)}
        </Link>
      ))}
    </nav>
  );
}
