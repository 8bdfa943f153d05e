import { readEsiaConfig, type EsiaConfig } from './esia-config.ts';
import { Reader, type Environment } from './reader.ts';

export { ConfigError } from './reader.ts';

/** Everything the server is told from outside, read once at start. */
export interface Config {
  production: boolean;
  databaseUrl: string;
  databasePoolSize: number;
  host: string;
  port: number;
  /** The address people open, without a slash at the end: redirects and the checks of a request's origin go by it. */
  publicUrl: string;
  /** Proxies whose word on the caller's address is believed (addresses or networks); empty – nobody's. */
  trustedProxies: readonly string[];
  /** What secrets at rest are encrypted with, and what keyed hashes are made with. */
  secretsKey: string;
  webFolder: string;
  filesFolder: string;
  logLevel: string;
  metricsToken: string | null;
  auditHeadsFile: string;
  /** An Ed25519 key (PEM) that signs the heads of the audit chain. */
  auditSigningKeyFile: string | null;
  esia: EsiaConfig;
  mail: { kind: 'outbox'; folder: string } | { kind: 'smtp'; url: string; from: string };
}

/** The address of the database alone, for commands that need nothing else. Throws {@link ConfigError}. */
export function readDatabaseUrl(environment: Environment): string {
  const reader = new Reader(environment);
  const url = reader.url('DATABASE_URL', ['postgres:', 'postgresql:']);
  reader.refuseFaults();
  return url;
}

/** What `npm run operator` is told. Throws {@link ConfigError}. */
export function readOperatorConfig(environment: Environment): { databaseUrl: string; publicUrl: string } {
  const reader = new Reader(environment);
  const config = {
    databaseUrl: reader.url('DATABASE_URL', ['postgres:', 'postgresql:']),
    publicUrl: withoutSlash(reader.url('PUBLIC_URL', ['http:', 'https:'])),
  };
  reader.refuseFaults();
  return config;
}

/** What `npm run audit` is told; the key file may hold the public half alone. Throws {@link ConfigError}. */
export function readAuditConfig(environment: Environment): {
  databaseUrl: string;
  headsFile: string | null;
  keyFile: string | null;
} {
  const reader = new Reader(environment);
  const keyName = environment['AUDIT_PUBLIC_KEY_FILE'] ? 'AUDIT_PUBLIC_KEY_FILE' : 'AUDIT_SIGNING_KEY_FILE';
  const config = {
    databaseUrl: reader.url('DATABASE_URL', ['postgres:', 'postgresql:']),
    headsFile: environment['AUDIT_HEADS_FILE'] ? reader.file('AUDIT_HEADS_FILE') : null,
    keyFile: environment[keyName] ? reader.publicKeyFile(keyName) : null,
  };
  reader.refuseFaults();
  return config;
}

/** Reads and checks the whole configuration. Throws one {@link ConfigError} that names every fault. */
export function readConfig(environment: Environment): Config {
  const reader = new Reader(environment);
  const production = environment['NODE_ENV'] === 'production';
  const smtpUrl = environment['SMTP_URL'] ? reader.url('SMTP_URL', ['smtp:', 'smtps:']) : null;
  const config: Config = {
    production,
    databaseUrl: reader.url('DATABASE_URL', ['postgres:', 'postgresql:']),
    databasePoolSize: reader.integer('DATABASE_POOL_SIZE', 10, 1, 500),
    host: reader.text('HOST', '127.0.0.1'),
    port: reader.integer('PORT', 3000, 0, 65_535),
    publicUrl: withoutSlash(reader.url('PUBLIC_URL', production ? ['https:'] : ['http:', 'https:'])),
    trustedProxies: (environment['TRUSTED_PROXIES'] ?? '').split(/[\s,]+/).filter(Boolean),
    secretsKey: production
      ? reader.secret('SECRETS_KEY', 32)
      : reader.secret('SECRETS_KEY', 32, developmentKey),
    webFolder: reader.folder('WEB_FOLDER'),
    filesFolder: reader.text('FILES_FOLDER'),
    logLevel: reader.oneOf(
      'LOG_LEVEL',
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'info',
    ),
    metricsToken: environment['METRICS_TOKEN'] ? reader.secret('METRICS_TOKEN') : null,
    auditHeadsFile: reader.text('AUDIT_HEADS_FILE'),
    auditSigningKeyFile: environment['AUDIT_SIGNING_KEY_FILE']
      ? reader.privateKeyFile('AUDIT_SIGNING_KEY_FILE', 'ed25519')
      : null,
    esia: readEsiaConfig(reader, environment, production),
    mail: smtpUrl
      ? { kind: 'smtp', url: smtpUrl, from: reader.text('MAIL_FROM') }
      : { kind: 'outbox', folder: reader.text('MAIL_OUTBOX_FOLDER') },
  };
  if (production && !smtpUrl) reader.fault('SMTP_URL is missing: in production letters have to be sent.');
  reader.refuseFaults();
  return config;
}

/** Where no secret is kept that would be worth stealing; production names its own. */
const developmentKey = 'for-demonstrations-and-tests-only-0000';

const withoutSlash = (url: string) => url.replace(/\/+$/, '');
