import type { ReactNode, Ref } from 'react';
import classes from './WideTable.module.css';

type Props = {
  className?: string | undefined;
  /** As high as the window lets it, so that its headings stay in sight; else the page scrolls. */
  fillsWindow?: boolean;
  tableRef?: Ref<HTMLTableElement>;
  children: ReactNode;
};

/** A table that may be wider than the window: it scrolls by itself, and its first column stays. On a phone it takes the whole width. */
export const WideTable = ({ className, fillsWindow = false, tableRef, children }: Props) => (
  <div className={classes['area']} data-fills-window={fillsWindow}>
    <table className={className} ref={tableRef}>
      {children}
    </table>
  </div>
);
