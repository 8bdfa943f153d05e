import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import './journal.words.ts';
import classes from './JournalScreen.module.css';

/** The two parts of a journal: its lessons, and what comes of them. */
export function JournalViews({ subjectGroupId }: { subjectGroupId: number }) {
  const { t } = useTranslation('journal');
  const params = { subjectGroupId };
  return (
    <nav className={classes['views']} aria-label={t('views')}>
      <Link
        to="/journal/$subjectGroupId"
        params={params}
        search={{}}
        activeOptions={{ exact: true, includeSearch: false }}
      >
        {t('lessons')}
      </Link>
      <Link to="/journal/$subjectGroupId/period-marks" params={params}>
        {t('periodMarks')}
      </Link>
    </nav>
  );
}
