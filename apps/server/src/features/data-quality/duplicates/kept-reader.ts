import type { Database } from '#platform/database/database.ts';
import { CardReader } from './card-reader.ts';
import { linkageKeyRepository } from './linkage-key.repository.ts';

/** How often it is looked whether a whole pass has counted the names anew. */
const lookAgainAfter = 60_000;

/** The reader of this process, with the frequencies of the latest whole pass. */
export function keptReader({ kysely }: Pick<Database, 'kysely'>): () => Promise<CardReader> {
  let kept: { reader: CardReader; madeAt: number | undefined } | undefined;
  let looking: Promise<CardReader> | undefined;
  let lookedAt = 0;

  async function look(): Promise<CardReader> {
    const repository = linkageKeyRepository(kysely);
    const date = (await repository.findPopulationDate())?.getTime();
    if (!kept || date !== kept.madeAt) {
      const population = await repository.findPopulation();
      kept = { reader: new CardReader(population?.frequencies), madeAt: population?.madeAt.getTime() };
    }
    lookedAt = Date.now();
    return kept.reader;
  }

  return () => {
    if (kept && Date.now() - lookedAt < lookAgainAfter) return Promise.resolve(kept.reader);
    looking ??= look().finally(() => (looking = undefined));
    return looking;
  };
}
