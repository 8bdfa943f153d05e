import type { FastifyInstance } from 'fastify';
import type { RelyingParty } from '@gorodok/esia';
import type { Logger } from 'pino';
import { applyImport, importApplication, importRoutes } from '#features/data-quality/import/index.ts';
import { staffImporter, studentImporter } from '#features/data-quality/people-import/index.ts';
import { reconciliationRoutes } from '#features/data-quality/reconciliation/index.ts';
import { sessionJobs, sessionRoutes, sessionService } from '#features/identity/sessions/index.ts';
import { signInFailureJobs, signInFailureRoutes } from '#features/identity/sign-in-failures/index.ts';
import { signInCookie, signInJobs, signInRoutes, signInService } from '#features/identity/sign-in/index.ts';
import { diaryRoutes } from '#features/learning/diary/index.ts';
import { journalRoutes } from '#features/learning/journal/index.ts';
import { timetableImporter } from '#features/learning/timetable-import/index.ts';
import { organizationRoutes } from '#features/registry/organizations/index.ts';
import { cardRoutes } from '#features/registry/people/index.ts';
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
import { measureRequests, type Metrics } from '#platform/metrics/metrics.ts';
import { metricsRoutes } from '#platform/metrics/metrics.routes.ts';

/** What the server stands on; tests give a database of their own and a real emulator of ЕСИА. */
export interface Foundations {
  auditHeads: HeadFile;
  config: Config;
  database: Database;
  esia: RelyingParty;
  files: FileStore;
  jobs: JobRunner;
  logger: Logger;
  mailer: Mailer;
  metrics: Metrics;
}

/** Puts the parts together: the only place that does. The jobs start when the app is ready and end when it is closed. */
export async function buildApp(foundations: Foundations): Promise<FastifyInstance> {
  const { config, database, esia, jobs, logger, mailer, metrics } = foundations;
  const seal = async () => void (await sealAudit(database, foundations.auditHeads));
  const sessions = sessionService(database);
  const signIn = signInService(database, esia);
  const imports = {
    ...foundations,
    publicUrl: config.publicUrl,
    importers: { students: studentImporter, staff: staffImporter, timetable: timetableImporter },
  };
  const app = await httpServer(config, logger, sessions.identify, { [documentationPath]: 'public' });
  measureRequests(app, metrics);
  await documentApi(app);

  await app.register(
    async (api) => {
      await api.register(sessionRoutes, {
        sessions,
        declineConsent: (identity, token, request) =>
          signIn.declineConsent(identity, token, request.cookies[signInCookie]),
        signOutAddress: () => esia.logoutUrl(`${config.publicUrl}/`).href,
      });
      await api.register(signInRoutes, { signIn, secureCookies: config.publicUrl.startsWith('https:') });
      for (const routes of [
        organizationRoutes,
        cardRoutes,
        signInFailureRoutes,
        diaryRoutes,
        journalRoutes,
        reconciliationRoutes,
      ]) {
        await api.register(routes, { database });
      }
      await api.register(importRoutes, imports);
      await api.register(outboxRoutes, { database, mailer });
    },
    { prefix: '/api' },
  );
  await app.register(healthRoutes, { database });
  await app.register(metricsRoutes, { metrics, config });
  await serveWebClient(app, config.webFolder);

  for (const handleJobs of [sessionJobs, signInJobs, signInFailureJobs]) handleJobs(jobs, database);
  jobs.handle(sealAuditEntries, seal);
  jobs.handle(applyImport, importApplication(imports));
  app.addHook('onReady', () => jobs.start());
  app.addHook('onClose', async () => {
    await jobs.stop();
    await seal().catch((error: unknown) =>
      logger.error({ err: error }, 'the audit log is sealed by the next server'),
    );
  });
  return app;
}
