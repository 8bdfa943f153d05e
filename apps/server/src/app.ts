import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import {
  batchUpdateJobs,
  batchUpdateReferences,
  batchUpdateRoutes,
} from '#features/data-quality/batch-update/index.ts';
import {
  completenessJobs,
  completenessReferences,
  completenessRoutes,
  isUnfilled,
} from '#features/data-quality/completeness/index.ts';
import {
  duplicateReferences,
  duplicatesJobs,
  duplicatesRoutes,
  entryCheckService,
  keptReader,
  likelyFinder,
  refuseDecidedPairs,
} from '#features/data-quality/duplicates/index.ts';
import { applyImport, importApplication, importRoutes } from '#features/data-quality/import/index.ts';
import { staffImporter, studentImporter } from '#features/data-quality/people-import/index.ts';
import { reconciliationRoutes } from '#features/data-quality/reconciliation/index.ts';
import { identityReferences, refuseTwoWaysThroughEsia } from '#features/identity/accounts/index.ts';
import { accountCareRoutes, accountCareService } from '#features/identity/account-care/index.ts';
import { confirmedDataRoutes } from '#features/identity/confirmed-data/index.ts';
import { delegationJobs, delegationRoutes } from '#features/identity/delegation/index.ts';
import {
  cutOffRoutes,
  passwordJobs,
  passwordRoutes,
  passwordService,
  passwordSignInService,
} from '#features/identity/passwords/index.ts';
import {
  personalSettingsRoutes,
  personalSettingsService,
} from '#features/identity/personal-settings/index.ts';
import { readinessJobs, readinessRoutes } from '#features/identity/readiness/index.ts';
import { secondFactorRoutes, secondFactorService } from '#features/identity/second-factor/index.ts';
import {
  sessionCookieFor,
  sessionJobs,
  sessionRoutes,
  sessionService,
} from '#features/identity/sessions/index.ts';
import { signInFailureJobs, signInFailureRoutes } from '#features/identity/sign-in-failures/index.ts';
import { signInRepairRoutes, signInRepairService } from '#features/identity/sign-in-repairs/index.ts';
import {
  linkingRoutes,
  signInCookie,
  signInJobs,
  signInRoutes,
  signInService,
  type IdentityProvider,
} from '#features/identity/sign-in/index.ts';
import { diaryRoutes } from '#features/learning/diary/index.ts';
import { classSummaryRoutes } from '#features/learning/class-summary/index.ts';
import { findTaughtLines, journalRoutes, learningReferences } from '#features/learning/journal/index.ts';
import { periodMarkRoutes } from '#features/learning/period-marks/index.ts';
import { timetableImporter } from '#features/learning/timetable-import/index.ts';
import { academicYearRoutes } from '#features/registry/academic-years/index.ts';
import { bulkChangeRoutes } from '#features/registry/bulk-changes/index.ts';
import { cardExportJobs, cardExportRoutes } from '#features/registry/card-export/index.ts';
import { cardRuleRoutes } from '#features/registry/card-rules/index.ts';
import { cardJobs, cardListRoutes } from '#features/registry/cards/index.ts';
import { consentRoutes } from '#features/registry/consents/index.ts';
import { guardianshipRoutes } from '#features/registry/guardianship/index.ts';
import { movementRoutes } from '#features/registry/movement/index.ts';
import { organizationRoutes } from '#features/registry/organizations/index.ts';
import { cardRoutes, cardSaveRoutes } from '#features/registry/people/index.ts';
import { allReferences, registryReferences } from '#features/registry/person-mergers/index.ts';
import { peopleSearchRoutes } from '#features/registry/people-search/index.ts';
import { rolloverRoutes } from '#features/registry/rollover/index.ts';
import { savedFilterRoutes } from '#features/registry/saved-filters/index.ts';
import { sealAudit, sealAuditEntries } from '#platform/audit/seal.ts';
import type { HeadFile } from '#platform/audit/head.ts';
import type { Config } from '#platform/config/config.ts';
import type { Database } from '#platform/database/database.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { documentApi, documentationPath } from '#platform/http/documentation.ts';
import { healthRoutes } from '#platform/http/health.routes.ts';
import { httpServer } from '#platform/http/server.ts';
import { serveWebClient } from '#platform/http/web-client.ts';
import type { JobRunner } from '#platform/jobs/job-runner.ts';
import type { Mailer } from '#platform/mail/mailer.ts';
import { outboxRoutes } from '#platform/mail/outbox.routes.ts';
import { secretsOf } from '#platform/secrets/secrets.ts';
import { measureRequests, type Metrics } from '#platform/metrics/metrics.ts';
import { metricsRoutes } from '#platform/metrics/metrics.routes.ts';

/** What the server stands on; tests give a database of their own and a real emulator of ЕСИА. */
export interface Foundations {
  auditHeads: HeadFile;
  config: Config;
  database: Database;
  esia: IdentityProvider;
  files: FileStore;
  jobs: JobRunner;
  logger: Logger;
  mailer: Mailer;
  metrics: Metrics;
}

/** What points to a person or an employment, whichever wing owns it. */
export const referencesOfAllWings = allReferences([
  registryReferences,
  identityReferences,
  learningReferences,
  duplicateReferences,
  completenessReferences,
  batchUpdateReferences,
]);

/** Puts the parts together: the only place that does. The jobs start when the app is ready and end when it is closed. */
export async function buildApp(foundations: Foundations): Promise<FastifyInstance> {
  const { config, database, esia, jobs, logger, mailer, metrics } = foundations;
  const sessions = sessionService(database);
  const signIn = signInService(database, esia, sessions.identify);
  const secureCookies = config.publicUrl.startsWith('https:');
  const cookie = sessionCookieFor(secureCookies);
  const secrets = secretsOf(config.secretsKey);
  const identity = { database, mailer, jobs, secrets, publicUrl: config.publicUrl };
  const secondFactor = secondFactorService(database, secrets);
  const passwordSignIn = passwordSignInService(database, secrets, secondFactor);
  const passwords = passwordService(identity, passwordSignIn);
  const reader = keptReader(database);
  const entryCheck = entryCheckService({ database, reader });
  const mergers = {
    references: referencesOfAllWings,
    refusals: [refuseDecidedPairs, refuseTwoWaysThroughEsia],
  };
  const imports = {
    ...foundations,
    publicUrl: config.publicUrl,
    importers: {
      students: studentImporter(likelyFinder(reader)),
      staff: staffImporter(likelyFinder(reader)),
      timetable: timetableImporter,
    },
  };
  const batches = { ...foundations, secrets, unfilled: isUnfilled };
  const app = await httpServer(config, logger, sessions.identify, { [documentationPath]: 'public' });
  measureRequests(app, metrics);
  await documentApi(app);

  await app.register(
    async (api) => {
      await api.register(sessionRoutes, {
        sessions,
        declineConsent: (identity, token, request) =>
          signIn.declineConsent(identity, token, request.cookies[signInCookie]),
        signOutAddress: () => (esia.signOutUrl(`${config.publicUrl}/`) ?? new URL(config.publicUrl)).href,
      });
      await api.register(signInRoutes, { signIn, secureCookies, cookie });
      await api.register(linkingRoutes, { signIn, secureCookies });
      await api.register(passwordRoutes, { passwords, signIn: passwordSignIn, secureCookies, cookie });
      await api.register(secondFactorRoutes, { secondFactor, cookie });
      await api.register(personalSettingsRoutes, {
        settings: personalSettingsService({ ...identity, passwords }),
      });
      await api.register(accountCareRoutes, { accounts: accountCareService(identity) });
      await api.register(signInRepairRoutes, {
        repairs: signInRepairService({ ...identity, checkNewPerson: entryCheck.judge }),
      });
      for (const routes of [
        organizationRoutes,
        academicYearRoutes,
        cardRoutes,
        cardListRoutes,
        bulkChangeRoutes,
        savedFilterRoutes,
        peopleSearchRoutes,
        consentRoutes,
        signInFailureRoutes,
        confirmedDataRoutes,
        readinessRoutes,
        delegationRoutes,
        cutOffRoutes,
        diaryRoutes,
        journalRoutes,
        periodMarkRoutes,
        classSummaryRoutes,
        reconciliationRoutes,
        cardRuleRoutes,
        completenessRoutes,
      ]) {
        await api.register(routes, { database });
      }
      await api.register(cardExportRoutes, foundations);
      for (const routes of [cardSaveRoutes, guardianshipRoutes])
        await api.register(routes, { database, checkNewPerson: entryCheck.judge });
      await api.register(movementRoutes, {
        database,
        findTaught: findTaughtLines,
        checkNewPerson: entryCheck.judge,
      });
      await api.register(rolloverRoutes, { database, findTaught: findTaughtLines });
      await api.register(duplicatesRoutes, { database, reader, mergers, entryCheck });
      await api.register(importRoutes, imports);
      await api.register(batchUpdateRoutes, batches);
      await api.register(outboxRoutes, { database, mailer });
    },
    { prefix: '/api' },
  );
  await app.register(healthRoutes, { database });
  await app.register(metricsRoutes, { metrics, config });
  await serveWebClient(app, config.webFolder);

  for (const handleJobs of [
    sessionJobs,
    signInJobs,
    signInFailureJobs,
    delegationJobs,
    cardJobs,
    readinessJobs,
    completenessJobs,
  ])
    handleJobs(jobs, database);
  cardExportJobs(jobs, foundations);
  batchUpdateJobs(jobs, batches);
  duplicatesJobs(jobs, { database, databaseUrl: config.databaseUrl, reader });
  passwordJobs(jobs, identity);
  jobs.handle(
    sealAuditEntries,
    async (_, { signal }) => void (await sealAudit(database, foundations.auditHeads, { signal })),
  );
  jobs.handle(applyImport, importApplication(imports));
  app.addHook('onReady', () => jobs.start());
  app.addHook('onClose', async () => {
    await jobs.stop();
    await sealAudit(database, foundations.auditHeads, { pause: 0 }).catch((error: unknown) =>
      logger.error({ err: error }, 'the audit log is sealed by the next server'),
    );
  });
  return app;
}
