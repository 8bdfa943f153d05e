import { afterAll, expect, test } from 'vitest';
import { databaseTypes } from '../../scripts/database-types.ts';
import { testDatabase } from './test-database.ts';

const database = await testDatabase();
afterAll(() => database.drop());

test('the types of the tables are those of the migrated database; else «npm run generate» writes them', async () => {
  expect(await databaseTypes('verify', database.url)).toMatchObject({ code: 0 });
});
