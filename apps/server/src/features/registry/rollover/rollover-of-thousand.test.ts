import { afterAll, beforeAll, expect, test } from 'vitest';
import { aServer, type TestServer } from '../../../../../../tests/school/index.ts';
import { rollOverAndBack } from '../../../../../../bench/scenarios/rollover.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

test('a school of a thousand rolls over, and back: everybody sits where he sat', async () => {
  const { organizationId } = await rollOverAndBack(server.database);
  const seats = await server.database.kysely
    .selectFrom('classMembership')
    .innerJoin('classGroup', 'classGroup.id', 'classMembership.classGroupId')
    .innerJoin('academicYear', 'academicYear.id', 'classGroup.academicYearId')
    .select(['academicYear.state', (expression) => expression.fn.countAll<number>().as('students')])
    .where('classGroup.organizationId', '=', organizationId)
    .where('classMembership.endsOn', 'is', null)
    .groupBy('academicYear.state')
    .execute();
  expect(seats).toEqual([{ state: 'open', students: 1000 }]);
});
