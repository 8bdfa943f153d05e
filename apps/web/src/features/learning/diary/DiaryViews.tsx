import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Views } from '../../../platform/interface/Views.tsx';
import './diary.words.ts';

/** The week, and what comes of the year. */
export function DiaryViews({ enrolmentId }: { enrolmentId: number }) {
  const { t } = useTranslation('diary');
  const params = { enrolmentId };
  return (
    <Views label={t('views')}>
      <Link
        to="/diary/$enrolmentId"
        params={params}
        search={{}}
        activeOptions={{ exact: true, includeSearch: false }}
      >
        {t('lessons')}
      </Link>
      <Link to="/diary/$enrolmentId/results" params={params} search={{}}>
        {t('results')}
      </Link>
    </Views>
  );
}
