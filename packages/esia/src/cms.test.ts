import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { detachedCms, findCmsFault } from './cms.ts';
import { gostSigner } from './gost-signer.ts';
import { rsaSigner } from './signer.ts';
import { certificatePem, privateKeyPem } from './testing-gost-keys.ts';
import { rsaKeys } from './testing-rsa-keys.ts';

const message = Buffer.from('openid fullname2026.11.22 01:25:55 +0000SCHOOLstate', 'utf8');
const signers = {
  RSA: { ...rsaKeys, signer: rsaSigner(rsaKeys) },
  ГОСТ: { certificatePem, signer: gostSigner({ privateKeyPem, certificatePem }) },
};

test.each(Object.entries(signers))(
  'a CMS by %s is the signature of its message and of no other',
  async (_name, keys) => {
    const cms = await detachedCms(message, {
      certificatePem: keys.certificatePem,
      sign: (bytes) => keys.signer.sign(bytes),
    });
    expect(findCmsFault(message, cms, keys.certificatePem)).toBeNull();
    expect(findCmsFault(Buffer.from('another'), cms, keys.certificatePem)).toBe('another_message');
    const spoilt = Buffer.from(cms);
    spoilt[spoilt.length - 1] = (spoilt.at(-1) ?? 0) ^ 1;
    expect(findCmsFault(message, spoilt, keys.certificatePem)).toBe('wrong_signature');
  },
);

test('the owner of another certificate signs nothing for this one', async () => {
  const cms = await signers.RSA.signer.signCms?.(message);
  expect(findCmsFault(message, cms ?? message, certificatePem)).toBe('another_certificate');
});

test('a raw signature, a text and nothing are no CMS', async () => {
  const raw = await signers.RSA.signer.sign(message);
  for (const bytes of [raw, Buffer.from('text'), new Uint8Array()])
    expect(findCmsFault(message, bytes, rsaKeys.certificatePem)).toBe('not_cms');
});

// A bare machine may lack the program.
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

test.skipIf(!hasOpenssl)('OpenSSL, which knows nothing of this package, verifies the CMS', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cms-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const files = {
    cms: join(folder, 'cms.der'),
    message: join(folder, 'message'),
    certificate: join(folder, 'certificate.pem'),
  };
  writeFileSync(files.cms, (await signers.RSA.signer.signCms?.(message)) ?? '');
  writeFileSync(files.message, message);
  writeFileSync(files.certificate, rsaKeys.certificatePem);
  const verified = execFileSync(
    'openssl',
    [
      'cms',
      '-verify',
      '-binary',
      '-inform',
      'DER',
      '-in',
      files.cms,
      '-content',
      files.message,
      '-CAfile',
      files.certificate,
      '-purpose',
      'any',
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  expect(verified).toEqual(message);
});
