import { oauthRefusal, protocolError } from './error.ts';

/** The code of ЕСИА is itself a token of about 1.2 KB; anything far larger is not from ЕСИА. */
const longestCode = 8192;
const longestState = 512;

/**
 * Reads the query with which ЕСИА sends the person back.
 * The caller compares `state` with the one it kept for this browser before it does anything else.
 * @throws EsiaError `refused` (or `unavailable`) when ЕСИА sent an error, `protocol` when the query is neither.
 */
export function readCallback(query: Record<string, string | undefined>): { code: string; state: string } {
  const { code, state, error } = query;
  if (typeof error === 'string' && error !== '') throw oauthRefusal(error, query['error_description'] ?? '');
  if (!isText(code, longestCode) || !isText(state, longestState)) {
    throw protocolError(
      'The callback holds neither a code with its state nor an error',
      'Somebody opened the callback address directly, or a proxy cut the query: a code takes more than a kilobyte.',
    );
  }
  return { code, state };
}

// A repeated parameter reaches us as an array from most frameworks, whatever the type says.
function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value !== '' && value.length <= longest;
}
