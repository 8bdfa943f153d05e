import type { ReactNode } from 'react';
import classes from './Views.module.css';

/** The parts of one thing beside each other, as links: the one that is looked at is marked by the router. */
export const Views = ({ label, children }: { label: string; children: ReactNode }) => (
  <nav className={classes['views']} aria-label={label}>
    {children}
  </nav>
);
