import type { RegionScopeHeading } from '@gorodok/contract';
import { useTranslation } from 'react-i18next';
import classes from './Figures.module.css';
import './figures.words.ts';

type Props = { path: RegionScopeHeading['path']; onGo: (to: { municipality?: number }) => void };

/** The way back up: from an organization to its municipality and the region. */
export function ScopePath({ path, onGo }: Props) {
  const { t } = useTranslation('figures');
  if (path.length === 0) return null;
  return (
    <nav aria-label={t('path')} className={classes['path']}>
      {path.map(({ id, name }) => (
        <button key={id ?? 0} type="button" onClick={() => onGo(id === null ? {} : { municipality: id })}>
          {name || t('wholeRegion')}
        </button>
      ))}
    </nav>
  );
}
