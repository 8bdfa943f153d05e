import type { EsiaProtocol } from './signed-message.ts';
import type { EsiaSigner } from './signer.ts';

/** What a relying party is told once. */
export interface RelyingPartyConfig {
  /** `https://esia.gosuslugi.ru`, the test stand, or an emulator; without a path. */
  baseUrl: string;
  /** `iss` of the tokens, exactly: `http://esia.gosuslugi.ru/` with http and the trailing slash. */
  issuer: string;
  /** The mnemonic of the information system. */
  clientId: string;
  redirectUri: string;
  scope: readonly string[];
  /** Scopes of an organisation, such as `org_shortname`. */
  scopeOrg?: readonly string[];
  signer: EsiaSigner;
  /** The certificate of ЕСИА that checks its tokens, in PEM. */
  tokenCertificatePem: string;
  /** v2 unless given; v1 sends CMS signatures to the older addresses. */
  protocol?: EsiaProtocol;
  /** `offline` asks for a refresh token; a sign-in needs none, hence `online` unless given. */
  access?: 'online' | 'offline';
  /** Replaces the global fetch, for example by one with a proxy. */
  fetch?: typeof fetch;
  /** Time limit of one call to ЕСИА; 10 seconds unless given. */
  timeoutMs?: number;
  now?: () => Date;
}
