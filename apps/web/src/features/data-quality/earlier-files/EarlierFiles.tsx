import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Empty, Failure, ListSkeleton } from '../../../platform/interface/States.tsx';
import classes from './EarlierFiles.module.css';

type Props<One extends { id: number }> = {
  title: string;
  files: UseQueryResult<readonly One[]>;
  none: { title: string; note: string };
  /** A link with the name, the particulars in small and the outcome. */
  children: (one: One) => ReactNode;
};

/** The files that were brought here before, with what became of each. */
export function EarlierFiles<One extends { id: number }>({ title, files, none, children }: Props<One>) {
  return (
    <section className={classes['earlier']}>
      <h2>{title}</h2>
      {files.isPending ? (
        <ListSkeleton rows={3} />
      ) : files.isError ? (
        <Failure error={files.error} onRetry={() => void files.refetch()} />
      ) : files.data.length === 0 ? (
        <Empty title={none.title}>{none.note}</Empty>
      ) : (
        <ul>
          {files.data.map((one) => (
            <li key={one.id}>{children(one)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What became of a file: over, still to be decided, gone well, or failed. */
export function Outcome({
  tone,
  children,
}: {
  tone: 'over' | 'waits' | 'well' | 'failed';
  children: ReactNode;
}) {
  return (
    <span className={classes['outcome']} data-tone={tone}>
      {children}
    </span>
  );
}
