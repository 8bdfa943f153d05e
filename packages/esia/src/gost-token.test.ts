import { expect, test } from 'vitest';
import { gostSigner } from './gost-signer.ts';
import { certificatePem, privateKeyPem } from './testing-gost-keys.ts';
import { checkTokens, tokenKey } from './tokens.ts';

const now = new Date('2026-11-22T08:00:00Z');
const seconds = now.getTime() / 1000;
const signer = gostSigner({ privateKeyPem, certificatePem });
const expected = { issuer: 'http://esia.example/', clientId: 'SCHOOL', key: tokenKey(certificatePem), now };

type Claims = Record<string, unknown>;
const base64url = (part: Claims) => Buffer.from(JSON.stringify(part)).toString('base64url');

async function aToken(header: Claims, claims: Claims, mirrored = false): Promise<string> {
  const signed = `${base64url({ ver: 1, typ: 'JWT', alg: 'GOST3410_2012_256', ...header })}.${base64url(claims)}`;
  const signature = await signer.sign(Buffer.from(signed));
  return `${signed}.${Buffer.from(mirrored ? signature.toReversed() : signature).toString('base64url')}`;
}

const shared = {
  nbf: seconds,
  iat: seconds,
  exp: seconds + 3600,
  iss: 'http://esia.example/',
  'urn:esia:sid': 'f7d0c5a2-1f4e-4c1e-9a53-0a3b7b1a6c11',
};

async function aParentsTokens(changes: { id?: Claims; header?: Claims; mirrored?: boolean } = {}) {
  const subject = { 'urn:esia:sbj:is_tru': true, 'urn:esia:sbj:lvl': 'PR' };
  return {
    accessToken: await aToken(
      { sbt: 'access' },
      { ...shared, client_id: 'SCHOOL', 'urn:esia:sbj_id': 1000000001 },
    ),
    idToken: await aToken(
      { sbt: 'id', ...changes.header },
      { ...shared, aud: 'SCHOOL', sub: 1000000001, 'urn:esia:sbj': subject, ...changes.id },
      changes.mirrored,
    ),
    refreshToken: null,
  };
}

test('tokens signed by ГОСТ tell who has come, in whichever order of bytes they are signed', async () => {
  for (const mirrored of [false, true])
    await expect(checkTokens(await aParentsTokens({ mirrored }), expected)).resolves.toMatchObject({
      oid: 1000000001,
      level: 'confirmed',
    });
});

test.each<[string, Parameters<typeof aParentsTokens>[0], RegExp]>([
  ['of another issuer', { id: { iss: 'http://other.example/' } }, /"iss"/],
  ['for another system', { id: { aud: 'OTHER' } }, /"aud"/],
  ['that has expired', { id: { exp: seconds - 61 } }, /"exp"/],
  ['that is not valid yet', { id: { nbf: seconds + 61 } }, /"nbf"/],
  ['without an end', { id: { exp: undefined } }, /"exp"/],
  ['of another person', { id: { sub: 2 } }, /sub/],
  ['that names another algorithm', { header: { alg: 'RS256' } }, /"alg"/],
  ['that names none', { header: { alg: 'none' } }, /"alg"/],
  ['with a critical header', { header: { crit: ['exp'] } }, /critical/],
])('a token %s is refused by the same rules as one of RSA', async (_, changes, reason) => {
  await expect(checkTokens(await aParentsTokens(changes), expected)).rejects.toThrow(reason);
});

test('a token whose content or signature was altered, or that is none, is refused', async () => {
  const { accessToken, idToken } = await aParentsTokens();
  const [header, payload, signature] = idToken.split('.');
  const altered = base64url({ ...shared, aud: 'SCHOOL', sub: 1000000002 });
  for (const forged of [
    `${header}.${altered}.${signature}`,
    `${header}.${payload}.`,
    `${header}.${payload}`,
    `${header}.${payload}.${signature}.${signature}`,
    'no token',
    '',
  ])
    await expect(
      checkTokens({ accessToken, idToken: forged, refreshToken: null }, expected),
    ).rejects.toMatchObject({
      kind: 'protocol',
    });
});
