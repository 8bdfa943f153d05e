import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  commandSigner,
  defaultScope,
  relyingParty,
  rsaSigner,
  serviceSigner,
  type EsiaSigner,
} from '@gorodok/esia';
import type { Config } from '#platform/config/config.ts';
import { openDatabase } from '#platform/database/database.ts';
import { folderFileStore } from '#platform/files/file-store.ts';
import { createLogger } from '#platform/http/logging.ts';
import { jobRunner } from '#platform/jobs/job-runner.ts';
import { mailer } from '#platform/mail/mailer.ts';
import { createMetrics } from '#platform/metrics/metrics.ts';
import type { Foundations } from './app.ts';

/** Opens what the configuration names. Nothing is connected yet; reading a key file that is none throws. */
export function foundationsOf(config: Config): Foundations {
  const { esia } = config;
  const logger = createLogger(config.logLevel);
  const database = openDatabase({ url: config.databaseUrl, poolSize: config.databasePoolSize });
  const metrics = createMetrics(database.pool);
  const jobs = jobRunner({ databaseUrl: config.databaseUrl, logger, observe: metrics.observeJob });
  return {
    auditHeads: {
      path: config.auditHeadsFile,
      signingKey: config.auditSigningKeyFile
        ? createPrivateKey(readFileSync(config.auditSigningKeyFile, 'utf8'))
        : null,
    },
    config,
    logger,
    files: folderFileStore(config.filesFolder),
    jobs,
    mailer: mailer(config.mail, jobs),
    database,
    metrics,
    esia: relyingParty({
      baseUrl: esia.baseUrl,
      issuer: esia.issuer,
      clientId: esia.clientId,
      redirectUri: `${config.publicUrl}/api/sign-in/esia/callback`,
      scope: defaultScope,
      signer: signerOf(esia),
      tokenCertificatePem: readFileSync(esia.tokenCertificateFile, 'utf8'),
    }),
  };
}

/** Whoever holds the key of the information system; the server itself only where it is one for the emulator. */
function signerOf({ signer, certificateFile }: Config['esia']): EsiaSigner {
  const certificatePem = readFileSync(certificateFile, 'utf8');
  if (signer.kind === 'file')
    return rsaSigner({ privateKeyPem: readFileSync(signer.privateKeyFile, 'utf8'), certificatePem });
  const { reverse, timeoutMs } = signer;
  if (signer.kind === 'program')
    return commandSigner({
      command: signer.program,
      parameters: signer.parameters,
      certificatePem,
      reverse,
      timeoutMs,
    });
  const headers = signer.token === null ? {} : { authorization: `Bearer ${signer.token}` };
  return serviceSigner({ url: signer.url, headers, certificatePem, reverse, timeoutMs });
}
