import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../platform/interface/States.tsx';
import { PublicFrame } from './pages/PublicFrame.tsx';
import './shell/shell.words.ts';

export function NotFound() {
  const { t } = useTranslation('shell');
  return (
    <PublicFrame>
      <main id="content">
        <Empty title={t('notFound.title')}>
          <p>{t('notFound.text')}</p>
          <Link to="/">{t('notFound.home')}</Link>
        </Empty>
      </main>
    </PublicFrame>
  );
}
