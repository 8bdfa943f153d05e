/**
 * `crossed`: somebody else wrote at the same time, and a new try will take that in. `unavailable`: the database was away, and
 * the job comes again. By the classes of SQLSTATE (PostgreSQL, appendix A).
 */
function kindOfFailure(error: unknown): 'crossed' | 'unavailable' | 'unknown' {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(?:23|40)/u.test(code)) return 'crossed';
  if (/^(?:08|53|55|57|58|E[A-Z]+$)/u.test(code)) return 'unavailable';
  const message = error instanceof Error ? error.message : '';
  return /^(?:Connection terminated|timeout exceeded)/u.test(message) ? 'unavailable' : 'unknown';
}

/**
 * Does the work of a job, up to three times where it crosses with somebody else's. What another try of the job can't mend is told
 * at once by `fail`; it is thrown for the log all the same.
 */
export async function workOrFail(work: () => Promise<void>, fail: () => Promise<void>): Promise<void> {
  for (let triesLeft = 3; ; triesLeft -= 1) {
    try {
      return await work();
    } catch (error) {
      const kind = kindOfFailure(error);
      if (kind === 'crossed' && triesLeft > 1) continue;
      if (kind !== 'unavailable') await fail();
      throw error;
    }
  }
}
