import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../apps/server/src/platform/database/migrate.ts';
import { removeLeftovers, startTestCluster, type TestCluster } from './cluster.ts';
import { templateName } from './template.ts';

/** Several projects of a run name this file and share one cluster; vitest loads the file anew for each. */
const sharing = globalThis as { gorodokTestCluster?: { started: Promise<TestCluster>; users: number } };

/** Starts PostgreSQL with the migrated template for one project of the run; the last teardown removes it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = (sharing.gorodokTestCluster ??= { started: startWithTemplate(), users: 0 });
  shared.users += 1;
  const cluster = await shared.started;
  project.provide('databaseServerUrl', cluster.url('postgres'));
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete sharing.gorodokTestCluster;
    await cluster.remove();
  };
}

async function startWithTemplate(): Promise<TestCluster> {
  await removeLeftovers();
  const cluster = await startTestCluster();
  try {
    const client = new Client({ connectionString: cluster.url('postgres') });
    await client.connect();
    await client.query(`create database ${templateName}`);
    await client.end();
    await migrate(cluster.url(templateName));
    return cluster;
  } catch (error) {
    await cluster.remove();
    throw error;
  }
}
