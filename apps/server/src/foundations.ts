import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  commandSigner,
  defaultScope,
  gatewayParty,
  relyingParty,
  rsaSigner,
  serviceSigner,
  type EsiaSigner,
} from '@gorodok/esia';
import { esiaItself, esiaThroughGateway, type IdentityProvider } from '#features/identity/sign-in/index.ts';
import type { Config } from '#platform/config/config.ts';
import type { DirectEsiaConfig } from '#platform/config/esia-config.ts';
import { openDatabase } from '#platform/database/database.ts';
import { folderFileStore } from '#platform/files/file-store.ts';
import { createLogger } from '#platform/http/logging.ts';
import { jobRunner } from '#platform/jobs/job-runner.ts';
import { mailer } from '#platform/mail/mailer.ts';
import { createMetrics } from '#platform/metrics/metrics.ts';
import type { Foundations } from './app.ts';

/** Opens what the configuration names. Nothing is connected yet; reading a key file that is none throws. */
export function foundationsOf(config: Config): Foundations {
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
    esia: identityProviderOf(config),
  };
}

function identityProviderOf({ esia, publicUrl }: Config): IdentityProvider {
  const redirectUri = `${publicUrl}/api/sign-in/esia/callback`;
  if (esia.kind === 'gateway') {
    const { kind: _, logoutUrl, ...gateway } = esia;
    return esiaThroughGateway(
      gatewayParty({ ...gateway, redirectUri, ...(logoutUrl !== null && { logoutUrl }) }),
    );
  }
  const { baseUrl, issuer, clientId, tokenCertificateFile, pkce } = esia;
  const party = relyingParty({
    baseUrl,
    issuer,
    clientId,
    redirectUri,
    scope: defaultScope,
    signer: signerOf(esia),
    tokenCertificatePem: readFileSync(tokenCertificateFile, 'utf8'),
  });
  return esiaItself(party, { pkce });
}

/** Whoever holds the key of the information system; the server itself only where it is one for the emulator. */
function signerOf({ signer, certificateFile }: DirectEsiaConfig): EsiaSigner {
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
