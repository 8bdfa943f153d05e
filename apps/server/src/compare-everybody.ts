import { compareEverybody } from '#features/data-quality/duplicates/index.ts';
import { readAuditConfig } from '#platform/config/config.ts';

// `npm run compare-everybody`: looks for duplicates among all people of the database, as after a region was loaded. docs/architecture.md
try {
  const { databaseUrl } = readAuditConfig(process.env);
  const { people, pairs, seconds } = await compareEverybody(databaseUrl, (sentence) => console.log(sentence));
  console.log(`People: ${people}. Pairs: ${pairs}. ${seconds.toFixed(0)} s.`);
} catch (error) {
  console.error(`Nothing was changed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
