/** What ЕСИА's own error code says, how OAuth names it, and what to check on our side. */
export interface EsiaErrorCode {
  /** `error` of OAuth that travels with the code; null for answers of the REST interface. */
  readonly oauthError: string | null;
  readonly hint: string;
}

const wrongSystem =
  'Check the mnemonic of the information system, that its certificate is registered at the technology portal, and that the system is enabled on this stand.';
const consentFault = (what: string) => ({
  oauthError: 'invalid_request' as const,
  hint: `${what}: compare what was sent in \`permissions\` with the registry of consent types.`,
});

/**
 * The codes of ЕСИА by number, gathered from its clients: ESIA-007xxx of OAuth, ESIA-0367xx of consents, ESIA-005xxx of
 * the REST interface.
 */
export const esiaErrorCodes = {
  'ESIA-005013': { oauthError: null, hint: 'The access token has expired: let the person sign in again.' },
  'ESIA-005029': {
    oauthError: null,
    hint: 'The scope of this data was not granted: compare the scope asked for with the one agreed at registration.',
  },
  'ESIA-007002': {
    oauthError: 'invalid_client',
    hint: 'The certificate does not fit the mnemonic, or none is registered for it.',
  },
  'ESIA-007003': { oauthError: 'invalid_request', hint: 'A parameter is missing, repeated or malformed.' },
  'ESIA-007004': { oauthError: 'access_denied', hint: 'The person or ЕСИА declined; offer to try again.' },
  'ESIA-007005': { oauthError: 'unauthorized_client', hint: wrongSystem },
  'ESIA-007006': { oauthError: 'invalid_scope', hint: 'A scope is unknown or not allowed for this system.' },
  'ESIA-007007': { oauthError: 'server_error', hint: 'An internal fault of ЕСИА: try again later.' },
  'ESIA-007008': { oauthError: 'temporarily_unavailable', hint: 'ЕСИА is overloaded: try again later.' },
  'ESIA-007009': { oauthError: 'unsupported_response_type', hint: 'response_type must be `code`.' },
  'ESIA-007011': {
    oauthError: 'invalid_grant',
    hint: 'The code or refresh token is invalid, expired, already used or belongs to another system: start the sign-in again.',
  },
  'ESIA-007012': {
    oauthError: 'unsupported_grant_type',
    hint: 'Check grant_type: authorization_code or refresh_token.',
  },
  'ESIA-007013': { oauthError: 'invalid_scope', hint: 'The scope is missing.' },
  'ESIA-007014': {
    oauthError: 'invalid_request',
    hint: 'A mandatory parameter is missing; a body sent as JSON instead of a form gives this too.',
  },
  'ESIA-007015': {
    oauthError: 'invalid_request',
    hint: 'The time of the request is wrong: check the clock of this machine and the format `yyyy.MM.dd HH:mm:ss Z`.',
  },
  'ESIA-007019': {
    oauthError: 'access_denied',
    hint: 'There is no permission for this access; a child may need the consent of a parent.',
  },
  'ESIA-007023': {
    oauthError: 'invalid_request',
    hint: 'redirect_uri is not among the addresses registered for this system.',
  },
  'ESIA-007038': { oauthError: 'invalid_request', hint: 'A parameter could not be read.' },
  'ESIA-007039': {
    oauthError: 'invalid_request',
    hint: 'code_verifier was sent, yet no code_challenge before it.',
  },
  'ESIA-007040': { oauthError: 'invalid_grant', hint: 'code_verifier does not fit code_challenge.' },
  'ESIA-007046': {
    oauthError: 'access_denied',
    hint: 'The scope demands a second factor that the person cannot pass.',
  },
  'ESIA-007053': {
    oauthError: 'access_denied',
    hint: 'client_secret is wrong: check the signed string, its order and signature form, the hash of the certificate (of the DER, upper case) and that the certificate is active.',
  },
  'ESIA-007055': {
    oauthError: 'access_denied',
    hint: 'A confirmed account is required, and this one is not confirmed.',
  },
  'ESIA-007060': { oauthError: 'invalid_request', hint: 'Check the parameter `roles`.' },
  'ESIA-007061': { oauthError: 'invalid_request', hint: 'Check the parameter `obj_type`.' },
  'ESIA-007062': { oauthError: 'invalid_request', hint: 'The type of the user is wrong for this request.' },
  'ESIA-007194': {
    oauthError: 'access_denied',
    hint: 'An organisation scope was asked for an organisation of somebody else.',
  },
  'ESIA-008010': { oauthError: 'invalid_client', hint: wrongSystem },
  'ESIA-036700': consentFault('The consent names no type'),
  'ESIA-036701': consentFault('The type of the consent is unknown'),
  'ESIA-036702': consentFault('The consent lacks a scope that its type demands'),
  'ESIA-036703': consentFault('The consent asks for a scope that its type does not know'),
  'ESIA-036704': consentFault('The consent asks for a scope that is forbidden to this system'),
  'ESIA-036705': consentFault('The consent names no action'),
  'ESIA-036706': consentFault('An action of the consent is unknown'),
  'ESIA-036707': consentFault('The consent names no purpose'),
  'ESIA-036716': consentFault('The consent expires at a bad time, or later than its type allows'),
  'ESIA-036726': consentFault('A purpose of the consent is unknown'),
  'ESIA-036727': consentFault('The consent has to name exactly one purpose'),
} as const satisfies Readonly<Record<string, EsiaErrorCode>>;

/** A code of ЕСИА that is known here. */
export type EsiaCode = keyof typeof esiaErrorCodes;

/** What is known of a code, if anything is. */
export function describeEsiaCode(code: string): EsiaErrorCode | undefined {
  return new Map<string, EsiaErrorCode>(Object.entries(esiaErrorCodes)).get(code);
}

/** The first ЕСИА code in a text such as «ESIA-007004: …», or null. */
export function findEsiaCode(text: string): string | null {
  return /ESIA-\d{6}/.exec(text)?.[0] ?? null;
}
