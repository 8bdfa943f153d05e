import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { defaultScope, relyingParty, rsaSigner } from '@gorodok/esia';
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
      signer: rsaSigner({
        privateKeyPem: readFileSync(esia.privateKeyFile, 'utf8'),
        certificatePem: readFileSync(esia.certificateFile, 'utf8'),
      }),
      tokenCertificatePem: readFileSync(esia.tokenCertificateFile, 'utf8'),
    }),
  };
}
