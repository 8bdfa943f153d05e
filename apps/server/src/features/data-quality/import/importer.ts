import type { ImportedThing } from '@gorodok/contract';
import type { OrganizationNow } from '#features/registry/organizations/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import type { Column, Finding, readSpreadsheet } from '../spreadsheets/index.ts';

export type Counts = Partial<Record<ImportedThing, number>>;

/** Which import it is, and on whose behalf: the histories of the cards name him. */
export interface ImportRun {
  readonly importId: number;
  readonly by: Actor;
}

/** What a file would do to the cards as they are now. Making one writes nothing. */
export interface ImportPlan {
  /** The numbers of the rows that hold anything. */
  readonly rows: readonly number[];
  readonly findings: readonly Finding[];
  /** Of the rows without an error alone. */
  readonly created: Counts;
  readonly updated: Counts;
  /** Does what the plan says, in the transaction in which it was made. */
  write(transaction: Queryable, run: ImportRun): Promise<void>;
}

/** What becomes of people who certainly have a card already: it is taken, or a new one made in spite of that. */
export type KnownPeople = 'taken' | 'made_anew';

/** How files of one kind are checked and taken in; each wing brings its own. */
export interface Importer {
  /** The name of the template's sheet. */
  readonly title: string;
  readonly columns: readonly Column[];
  plan(
    db: Queryable,
    organization: OrganizationNow,
    spreadsheet: Awaited<ReturnType<typeof readSpreadsheet>>,
    known: KnownPeople,
  ): Promise<ImportPlan>;
}

/** The plan of a file of which nothing can go in. */
export const emptyPlan = (rows: readonly number[], findings: readonly Finding[]): ImportPlan => ({
  rows,
  findings,
  created: {},
  updated: {},
  write: async () => undefined,
});

/** Only the counts that say something. */
export const countsOf = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
