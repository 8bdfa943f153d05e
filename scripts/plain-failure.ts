/** A failure whose sentence says everything to the person at the terminal: it is printed without a stack. */
export class PlainFailure extends Error {
  override readonly name = 'PlainFailure';
}

/** The `code` of a Node.js system error, such as `ENOSPC`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
