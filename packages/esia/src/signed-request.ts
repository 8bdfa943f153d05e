import { protocolError } from './error.ts';
import type { RelyingPartyConfig } from './relying-party-config.ts';
import { formatTimestamp, signedMessage } from './signed-message.ts';
import type { EsiaProtocol } from './signed-message.ts';

const pathsOf: Readonly<Record<EsiaProtocol, { authorization: string; token: string }>> = {
  v1: { authorization: '/aas/oauth2/ac', token: '/aas/oauth2/te' },
  v2: { authorization: '/aas/oauth2/v2/ac', token: '/aas/oauth2/v3/te' },
};

type SigningConfig = Pick<
  RelyingPartyConfig,
  'clientId' | 'redirectUri' | 'scope' | 'scopeOrg' | 'signer' | 'protocol'
>;

/**
 * What all requests of a system to ЕСИА share: where they go, and their parameters with the signature over them.
 * @throws EsiaError `protocol` when the protocol is v1 and the signer makes no CMS.
 */
export function signedRequests(config: SigningConfig, now: () => Date) {
  const { clientId, redirectUri, signer, protocol = 'v2' } = config;
  const scopeOrg = (config.scopeOrg ?? []).join(' ');
  if (protocol === 'v1' && !signer.signCms) {
    throw protocolError(
      'v1 of the protocol needs a signer that makes CMS',
      'Give the signer a `signCms`, for example by `signerOf`, which makes it of raw signatures.',
    );
  }
  const clientSecret = async (message: Uint8Array): Promise<string> => {
    const signature = await (protocol === 'v1' ? signer.signCms?.(message) : signer.sign(message));
    return Buffer.from(signature ?? []).toString('base64url');
  };

  return {
    paths: pathsOf[protocol],

    async sign(request: {
      state: string;
      code?: string;
      /** Consents are asked for: their scopes stand in `permissions`, and only `openid` here. */
      permissions?: boolean;
    }): Promise<Record<string, string>> {
      const { state, code, permissions = false } = request;
      const scope = (permissions ? ['openid'] : config.scope).join(' ');
      const timestamp = formatTimestamp(now());
      const message = signedMessage(
        { clientId, scope, scopeOrg, timestamp, state, redirectUri, ...(code === undefined ? {} : { code }) },
        protocol,
      );
      return {
        client_id: clientId,
        client_secret: await clientSecret(Buffer.from(message, 'utf8')),
        ...(protocol === 'v1' ? {} : { client_certificate_hash: await signer.certificateHash() }),
        redirect_uri: redirectUri,
        scope,
        ...(scopeOrg === '' ? {} : { scope_org: scopeOrg }),
        state,
        timestamp,
      };
    },
  };
}
