import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { CompactSign } from 'jose';
import { expect, test } from 'vitest';
import { checkTokens } from './tokens.ts';
import type { TokenExpectations } from './tokens.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const now = new Date('2026-11-22T08:00:00Z');
const seconds = now.getTime() / 1000;

const expected: TokenExpectations = {
  issuer: 'http://esia.example/',
  clientId: 'SCHOOL',
  key: { algorithm: 'RS256', key: publicKey },
  now,
};

type Claims = Record<string, unknown>;
interface Changes {
  access?: Claims;
  id?: Claims;
  accessHeader?: Claims;
  idHeader?: Claims;
  key?: KeyObject;
}

const sharedClaims = {
  nbf: seconds,
  iat: seconds,
  exp: seconds + 3600,
  iss: 'http://esia.example/',
  'urn:esia:sid': 'f7d0c5a2-1f4e-4c1e-9a53-0a3b7b1a6c11',
};

/** The two tokens of a confirmed parent, as ЕСИА writes them, with what a test changes in them. */
async function aParentsTokens(changes: Changes = {}) {
  const access = { ...sharedClaims, client_id: 'SCHOOL', 'urn:esia:sbj_id': 1000000001, ...changes.access };
  const subject = { 'urn:esia:sbj:typ': 'P', 'urn:esia:sbj:is_tru': true, 'urn:esia:sbj:lvl': 'PR' };
  const id = { ...sharedClaims, aud: 'SCHOOL', sub: 1000000001, 'urn:esia:sbj': subject, ...changes.id };
  const key = changes.key ?? privateKey;
  return {
    accessToken: await sign({ sbt: 'access', ...changes.accessHeader }, access, key),
    idToken: await sign({ sbt: 'id', ...changes.idHeader }, id, key),
    refreshToken: null,
  };
}

async function sign(header: Claims, claims: Claims, key: KeyObject): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ ver: 1, typ: 'JWT', alg: 'RS256', ...header })
    .sign(key);
}

const refusalOf = async (changes: Changes) => {
  const tokens = await aParentsTokens(changes);
  return expect(checkTokens(tokens, expected)).rejects;
};

test('a confirmed parent is recognised by number and level', async () => {
  const tokens = await checkTokens(await aParentsTokens(), expected);
  expect(tokens).toMatchObject({ oid: 1000000001, level: 'confirmed', trusted: true });
  expect(tokens.expiresAt).toEqual(new Date('2026-11-22T09:00:00Z'));
});

test('a child account is a child account, and a level without is_tru is not confirmed', async () => {
  const child = { 'urn:esia:sbj': { 'urn:esia:sbj:is_tru': true, 'urn:esia:sbj:lvl': 'KD' } };
  const simplified = { 'urn:esia:sbj': { 'urn:esia:sbj:lvl': 'P' } };
  const doubtful = { 'urn:esia:sbj': { 'urn:esia:sbj:lvl': 'PR' } };
  const levelOf = async (id: Claims) => (await checkTokens(await aParentsTokens({ id }), expected)).level;
  expect(await Promise.all([child, simplified, doubtful].map(levelOf))).toEqual([
    'child',
    'unconfirmed',
    'unconfirmed',
  ]);
});

test('a minute of difference between the clocks is forgiven, more is not', async () => {
  const later = { nbf: seconds + 50 };
  await expect(
    checkTokens(await aParentsTokens({ access: later, id: later }), expected),
  ).resolves.toBeDefined();
  await (await refusalOf({ access: { nbf: seconds + 70 } })).toMatchObject({ kind: 'protocol' });
});

test('a token without a signature is refused', async () => {
  const tokens = await aParentsTokens();
  const [, payload] = tokens.idToken.split('.');
  const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  const unsigned = { ...tokens, idToken: `${header}.${payload}.` };
  await expect(checkTokens(unsigned, expected)).rejects.toMatchObject({ kind: 'protocol' });
});

test('another algorithm of the same key is refused', async () => {
  await (await refusalOf({ idHeader: { alg: 'RS512' } })).toMatchObject({ kind: 'protocol' });
});

test('the public key taken as an HMAC secret is refused', async () => {
  const tokens = await aParentsTokens();
  const secret = Buffer.from(publicKey.export({ type: 'spki', format: 'pem' }).toString());
  const forged = await new CompactSign(
    Buffer.from(JSON.stringify({ ...sharedClaims, aud: 'SCHOOL', sub: 1 })),
  )
    .setProtectedHeader({ alg: 'HS256' })
    .sign(secret);
  await expect(checkTokens({ ...tokens, idToken: forged }, expected)).rejects.toMatchObject({
    kind: 'protocol',
  });
});

const refused: [name: string, changes: Changes, named: RegExp][] = [
  ['signed by another key', { key: stranger }, /signature/],
  ['from another issuer', { id: { iss: 'https://esia.example/' } }, /iss/],
  ['expired', { access: { exp: seconds - 61 } }, /exp/],
  ['without an end', { access: { exp: undefined } }, /exp/],
  ['for another system', { id: { aud: 'PORTAL' } }, /aud/],
  ['of a foreign client', { access: { client_id: 'PORTAL' } }, /client_id/],
  ['where the sessions differ', { id: { 'urn:esia:sid': 'another' } }, /sid/],
  ['where the person differs', { id: { sub: 1000000002 } }, /sub/],
  ['where a code stands for the access token', { accessHeader: { sbt: 'authorization_code' } }, /sbt/],
  ['where the access token stands for the id_token', { idHeader: { sbt: 'access' } }, /sbt/],
  ['whose number is not a number', { access: { 'urn:esia:sbj_id': '1000000001' } }, /sbj_id/],
];

test.each(refused)('tokens %s are refused, and the error names the check', async (_name, changes, named) => {
  await (await refusalOf(changes)).toMatchObject({ kind: 'protocol', message: expect.stringMatching(named) });
});
