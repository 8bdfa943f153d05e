/**
 * Whether a code was given out for this sign-in. ЕСИА writes the state of the request into the code, which is itself a token; a
 * code that somebody else obtained and put into the address bar carries another one. The signature is not looked at here: ЕСИА
 * checks its own code when it is exchanged. A code that tells nothing is left to that exchange.
 */
export function isCodeOf(state: string, code: string): boolean {
  const told = stateIn(code);
  return told === undefined || told === state;
}

function stateIn(code: string): unknown {
  try {
    const payload: unknown = JSON.parse(Buffer.from(code.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return new Map(Object.entries(payload ?? {})).get('urn:esia:client:state');
  } catch {
    return undefined;
  }
}
