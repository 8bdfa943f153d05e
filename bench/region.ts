// `npm run region -- --students 400000`: a region to measure, by COPY into a fresh database; all of it or nothing.
import { reportFailure } from '../scripts/report-failure.ts';
import { makeRegion } from './make-region.ts';
import { readRegionOptions } from './options.ts';

try {
  await makeRegion(readRegionOptions(process.argv.slice(2)));
} catch (error) {
  reportFailure(error);
}
