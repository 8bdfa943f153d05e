// `npm run bench`: figures of the product beside their limit, measured in the same run. A figure says nothing without the
// machine, so the table begins with it; what counts is the ratio.
import { availableParallelism, cpus } from 'node:os';
import { openRegion } from './region-under-test.ts';
import { measureDiaryWeek } from './scenarios/diary-week.ts';
import { startServer } from './server-under-test.ts';

const { postgres, databaseUrl } = await openRegion(0);
try {
  const server = await startServer(databaseUrl);
  try {
    const { server: http, statements, bytes } = await measureDiaryWeek(databaseUrl, server.origin);
    console.log(`
Machine: ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}, Node.js ${process.version}, PostgreSQL with fsync on.
Load generator, server and PostgreSQL share it. The middle one of 5 rounds of 5 s each, in turn.

| The diary of a week, rights checked, 8 at once | a second | median, ms | p99, ms |
| --- | --- | --- | --- |
| through the server (${bytes} bytes at most) | ${http.rate.toFixed(0)} | ${http.p50.toFixed(1)} | ${http.p99.toFixed(1)} |
| the same statements without the server | ${statements.rate.toFixed(0)} | ${statements.p50.toFixed(1)} | ${statements.p99.toFixed(1)} |
| ratio (at least 0.50) | **${(http.rate / statements.rate).toFixed(2)}** | | |`);
    if (http.rate / statements.rate < 0.5) process.exitCode = 1;
  } finally {
    await server.stop();
  }
} finally {
  await postgres.stop();
}
