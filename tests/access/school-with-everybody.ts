import { roles, type Role } from '../../packages/contract/src/index.ts';
import type { Queryable } from '../../apps/server/src/platform/database/database.ts';
import {
  aClassGroup,
  aGuardian,
  anAccount,
  aLesson,
  anAssignment,
  anEmployee,
  anOpenYear,
  anOrganization,
  aSession,
  aStudent,
  aSubjectGroup,
} from '../school/index.ts';
import type { SchoolRecords } from './route-samples.ts';

export interface SchoolWithEverybody {
  records: SchoolRecords;
  headersOf(role: Role): Record<string, string>;
}

/** A school with one record of each kind, and somebody signed in for every role there is. */
export async function aSchoolWithEverybody(db: Queryable): Promise<SchoolWithEverybody> {
  const { id: organizationId } = await anOrganization(db);
  const year = await anOpenYear(db, { organizationId });
  const employee = await anEmployee(db, {
    organizationId,
    roles: roles.filter((role) => role !== 'student' && role !== 'guardian'),
  });
  const classGroup = await aClassGroup(db, {
    organizationId,
    academicYearId: year.id,
    classTeacherEmploymentId: employee.employmentId,
  });
  const student = await aStudent(db, { organizationId, classGroupId: classGroup.id });
  const guardian = await aGuardian(db, { childId: student.personId });
  const subjectGroup = await aSubjectGroup(db, {
    organizationId,
    classGroupId: classGroup.id,
    teacherEmploymentId: employee.employmentId,
  });
  const lesson = await aLesson(db, { subjectGroup, heldOn: '2026-10-05' });
  const assignment = await anAssignment(db, { lesson });
  const failure = await db
    .insertInto('signInFailure')
    .values({ organizationId, reason: 'person_not_found' })
    .returning('id')
    .executeTakeFirstOrThrow();

  const consent = await db
    .insertInto('consent')
    .values({ personId: student.personId, organizationId, purpose: 'mailings', textVersion: '2026-11' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const order = await db
    .insertInto('movementOrder')
    .values({ organizationId, kind: 'admission', number: '1', datedOn: '2026-08-28', ground: 'Заявление' })
    .returning('id')
    .executeTakeFirstOrThrow();

  const account = await anAccount(db, { personId: employee.personId });
  const cardError = await db
    .insertInto('cardErrorReport')
    .values({
      organizationId,
      personId: student.personId,
      reportedByAccountId: account.id,
      text: 'Отчество с опечаткой',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const anImport = await db
    .insertInto('import')
    .values({
      organizationId,
      kind: 'students',
      state: 'checked',
      fileName: '7А.xls',
      fileKey: `imports/00/${'0'.repeat(48)}`,
      report: {
        counts: { rows: 0, faultlessRows: 0, rowsWithErrors: 0, created: {}, updated: {} },
        findings: [],
      },
      uploadedByAccountId: account.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow();

  const batchExport = await db
    .insertInto('batchExport')
    .values({
      accountId: account.id,
      organizationId,
      filter: { kind: 'student' },
      columns: 'brief',
      format: 'xls',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const batchUpdate = await db
    .insertInto('batchUpdate')
    .values({
      organizationId,
      uploadedByAccountId: account.id,
      chosenFilter: { kind: 'student' },
      fileName: '7А.xls',
      state: 'checked',
      report: {
        counts: { rows: 0, rowsWithErrors: 0, rowsToChange: 0, changes: 0 },
        findings: [],
        changes: [],
        hasFileError: false,
        undone: null,
      },
    })
    .returning('id')
    .executeTakeFirstOrThrow();

  const owner = { accountId: account.id, organizationId, kind: 'student' };
  const anExport = await db
    .insertInto('cardExport')
    .values({ ...owner, request: { kind: 'student', columns: ['name'] } })
    .returning('id')
    .executeTakeFirstOrThrow();
  const aFilter = await db
    .insertInto('savedFilter')
    .values({ ...owner, name: 'Все ученики', filters: {} })
    .returning('id')
    .executeTakeFirstOrThrow();
  const reconciliation = await db
    .insertInto('reconciliation')
    .values({
      organizationId,
      register: 'sferum',
      fileName: 'Сферум.xls',
      report: {
        counts: { ours: 0, rows: 0, matched: 0, missing: 0, unknown: 0, different: 0 },
        findings: [],
      },
      madeByAccountId: account.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow();

  const difference = await db
    .insertInto('confirmedDifference')
    .values({ personId: student.personId, field: 'surname', confirmedValue: 'Новая' })
    .returning('id')
    .executeTakeFirstOrThrow();

  const acceptedFinding = await db
    .insertInto('acceptedFinding')
    .values({
      personId: student.personId,
      code: 'name_malformed',
      valueHash: '',
      reason: 'Так в паспорте',
      acceptedByPersonId: employee.personId,
      acceptedInOrganizationId: organizationId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();

  const personIdOf = (role: Role) => {
    if (role === 'student') return student.personId;
    return role === 'guardian' ? guardian.personId : employee.personId;
  };
  const sessions = new Map<Role, Record<string, string>>();
  for (const role of roles) {
    sessions.set(role, (await aSession(db, { personId: personIdOf(role), role, organizationId })).headers);
  }
  return {
    records: {
      enrolmentId: student.enrolmentId,
      studentPersonId: student.personId,
      subjectGroupId: subjectGroup.id,
      classGroupId: subjectGroup.classGroupId,
      lessonId: lesson.id,
      assignmentId: assignment.id,
      guardianshipId: guardian.guardianshipId,
      consentId: consent.id,
      signInFailureId: failure.id,
      importId: anImport.id,
      batchExportId: batchExport.id,
      batchUpdateId: batchUpdate.id,
      cardExportId: anExport.id,
      savedFilterId: aFilter.id,
      cardErrorId: cardError.id,
      orderId: order.id,
      academicYearId: year.id,
      organizationId,
      reconciliationId: reconciliation.id,
      confirmedDifferenceId: difference.id,
      acceptedFindingId: acceptedFinding.id,
    },
    headersOf: (role) => sessions.get(role) ?? {},
  };
}
