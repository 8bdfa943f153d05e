import type { Queryable } from '#platform/database/database.ts';
import { subjectKey, subjectRepository } from './subject.repository.ts';

/** The subjects that a file names: those of the region's dictionary, and those to be added to it. */
export class SubjectPlan {
  readonly #known: Map<string, number>;
  readonly #added = new Map<string, string>();

  constructor(known: readonly { id: number; name: string }[]) {
    this.#known = new Map(known.map(({ id, name }) => [subjectKey(name), id]));
  }

  idOf(name: string): number | undefined {
    return this.#known.get(subjectKey(name));
  }

  /** True where the subject is new, and nobody has named it before. */
  take(name: string): boolean {
    const key = subjectKey(name);
    if (this.#known.has(key) || this.#added.has(key)) return false;
    this.#added.set(key, name);
    return true;
  }

  get added(): number {
    return this.#added.size;
  }

  async write(transaction: Queryable): Promise<(name: string) => number> {
    const ids = await subjectRepository(transaction).add([...this.#added.values()]);
    return (name) => {
      const id = this.idOf(name) ?? ids.get(this.#added.get(subjectKey(name)) ?? '');
      if (id === undefined) throw new Error('A subject of another plan.');
      return id;
    };
  }
}
