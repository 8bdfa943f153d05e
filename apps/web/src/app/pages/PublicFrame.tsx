import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Logo } from '../../platform/interface/Logo.tsx';
import { PersonButton } from '../shell/PersonButton.tsx';
import { VisionBar } from '../vision/VisionBar.tsx';
import { VisionButton } from '../vision/VisionButton.tsx';
import '../shell/shell.words.ts';
import classes from './PublicFrame.module.css';

/** What stands around the pages before one is all the way in: the name of the product and the appearance. */
export function PublicFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation('shell');
  return (
    <div className={classes['frame']}>
      <VisionBar />
      <header className={classes['bar']}>
        <Link to="/" className={classes['product']}>
          <Logo size={32} />
          {t('product')}
        </Link>
        <div className={classes['tools']}>
          <VisionButton />
          <PersonButton />
        </div>
      </header>
      {children}
    </div>
  );
}
