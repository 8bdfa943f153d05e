import { createHash } from 'node:crypto';
import {
  codeChallengeOf,
  EsiaError,
  type EsiaPerson,
  type GatewayParty,
  type RelyingParty,
} from '@gorodok/esia';
import { isCodeOf } from './code-state.ts';

/** One way of one person through ЕСИА: the state goes with the address, the secret stays in the browser that began. */
export interface OneSignIn {
  state: string;
  browserSecret: string;
}

/** How this server gets to ЕСИА: by itself, or through a certified gateway. Methods throw EsiaError. */
export interface IdentityProvider {
  authorizationUrl(signIn: OneSignIn): Promise<URL>;
  /** The person to whom the code was given, if it was given for this sign-in. */
  readPerson(code: string, signIn: OneSignIn): Promise<EsiaPerson>;
  /** Where the session there ends too; null – the provider has no such address. */
  signOutUrl(backTo: string): URL | null;
}

/** Signed requests to ЕСИА itself. */
export const esiaItself = (esia: RelyingParty, { pkce }: { pkce: boolean }): IdentityProvider => ({
  authorizationUrl: ({ state, browserSecret }) =>
    esia.authorizationUrl({
      state,
      ...(pkce && { codeChallenge: codeChallengeOf(secretFor('code verifier', { state, browserSecret })) }),
    }),

  async readPerson(code, signIn) {
    if (!isCodeOf(signIn.state, code))
      throw new EsiaError('refused', {
        message: 'The code was given out for another sign-in',
        hint: 'Somebody may have put a foreign code into the address bar: nothing to set right.',
      });
    return esia.readPerson(
      await esia.exchangeCode(code, pkce ? { codeVerifier: secretFor('code verifier', signIn) } : {}),
    );
  },

  signOutUrl: (backTo) => esia.logoutUrl(backTo),
});

/** OpenID Connect to a certified product that speaks with ЕСИА; nonce and PKCE always. */
export const esiaThroughGateway = (gateway: GatewayParty): IdentityProvider => ({
  async authorizationUrl(signIn) {
    return gateway.authorizationUrl({
      state: signIn.state,
      nonce: secretFor('nonce', signIn),
      codeChallenge: codeChallengeOf(secretFor('code verifier', signIn)),
    });
  },

  readPerson: (code, signIn) =>
    gateway.readPerson(code, {
      nonce: secretFor('nonce', signIn),
      codeVerifier: secretFor('code verifier', signIn),
    }),

  signOutUrl: (backTo) => gateway.logoutUrl(backTo),
});

/** Nothing more has to be kept: whoever has the cookie of the browser that began has the other secrets of that sign-in, nobody else. */
const secretFor = (purpose: 'code verifier' | 'nonce', { state, browserSecret }: OneSignIn): string =>
  createHash('sha256').update(`${purpose} ${state} ${browserSecret}`).digest('base64url');
