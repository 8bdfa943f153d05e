import type { OpenYear } from '#features/registry/academic-years/index.ts';
import {
  classGroupRepository,
  parseClassName,
  type ClassGroupRecord,
} from '#features/registry/class-groups/index.ts';
import type { Queryable } from '#platform/database/database.ts';

/** The classes a file names: those that exist in the open year, and those to be added. */
export class ClassPlan {
  readonly #existing: Map<string, ClassGroupRecord>;
  readonly #added = new Map<string, number | null>();

  constructor(existing: readonly ClassGroupRecord[]) {
    this.#existing = new Map(existing.map((group) => [keyOf(group.name), group]));
  }

  find(name: string): ClassGroupRecord | undefined {
    return this.#existing.get(keyOf(name));
  }

  nameOf(id: number): string {
    return [...this.#existing.values()].find((group) => group.id === id)?.name ?? '';
  }

  /** Takes a class of a row; true where nobody has named it before and it does not exist yet. */
  take(name: string, grade: number | null): boolean {
    if (this.find(name) || this.#added.has(name)) return false;
    this.#added.set(name, grade);
    return true;
  }

  get added(): number {
    return this.#added.size;
  }

  /** Adds what is missing; what comes back tells the key of each class. */
  async write(
    transaction: Queryable,
    organizationId: number,
    year: OpenYear,
  ): Promise<(name: string) => number> {
    const ids = await classGroupRepository(transaction).add(
      [...this.#added].map(([name, grade]) => ({ organizationId, academicYearId: year.id, name, grade })),
    );
    return (name) => {
      const id = this.find(name)?.id ?? ids.get(name);
      if (id === undefined) throw new Error('A class of another plan.');
      return id;
    };
  }
}

/** A class that somebody entered as «7 а» is the same. */
const keyOf = (name: string): string => parseClassName(name)?.name ?? name.toLowerCase();
