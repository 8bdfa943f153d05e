import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Import, ImportFinding, ImportKind } from '../../packages/contract/src/index.ts';
import { anOpenYear, anOrganization, aSignedInEmployee, uploadFile, type TestServer } from './index.ts';

export const headings = ['Класс', 'Фамилия', 'Имя', 'Отчество', 'Дата рождения', 'СНИЛС'];

/** A school with an open year and its administrator. */
export async function aSchool(server: TestServer) {
  const db = server.database.kysely;
  const organization = await anOrganization(db);
  const year = await anOpenYear(db, { organizationId: organization.id });
  const admin = await aSignedInEmployee(db, { organizationId: organization.id });
  return { server, db, id: organization.id, year, admin };
}
export type School = Awaited<ReturnType<typeof aSchool>>;

/** The report on a file that the administrator has handed in. */
export async function checked(school: School, kind: ImportKind, file: Uint8Array): Promise<Import> {
  const response = await uploadFile(school.server.app, school.admin, kind, file);
  expect([response.statusCode, response.json().code]).toEqual([201, undefined]);
  return response.json<Import>();
}

/** How many rows the tables hold that an import may write. */
export async function tableSizes(server: TestServer) {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from person) as person, (select count(*) from enrolment) as enrolment,
      (select count(*) from guardianship) as guardianship, (select count(*) from employment) as employment,
      (select count(*) from class_group) as class_group, (select count(*) from identity_document) as identity_document,
      (select count(*) from contact) as contact, (select count(*) from movement_order) as movement_order`.execute(
    server.database.kysely,
  );
  return rows[0];
}

/** The errors of a report: row, column, code, other row. */
export const errorsOf = (findings: readonly ImportFinding[]) =>
  findings
    .filter(({ severity }) => severity === 'error')
    .map(({ row, column, code, otherRow }) => [row, column, code, otherRow]);

/** What a report says of a cell: severity, code, what is taken instead. */
export const findingAt = (findings: readonly ImportFinding[], row: number, column: string) =>
  findings
    .filter((finding) => finding.row === row && finding.column === column)
    .map(({ severity, code, takenAs }) => [severity, code, takenAs]);
