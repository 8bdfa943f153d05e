/** What a request of one school consists of: the ids are of its own records. */
export interface SchoolRecords {
  enrolmentId: number;
  studentPersonId: number;
  subjectGroupId: number;
  classGroupId: number;
  lessonId: number;
  assignmentId: number;
  guardianshipId: number;
  consentId: number;
  signInFailureId: number;
  importId: number;
  batchExportId: number;
  batchUpdateId: number;
  cardExportId: number;
  savedFilterId: number;
  cardErrorId: number;
  orderId: number;
  academicYearId: number;
  organizationId: number;
  reconciliationId: number;
  confirmedDifferenceId: number;
  acceptedFindingId: number;
}

export interface RouteSample {
  url: (school: SchoolRecords) => string;
  payload?: object;
  /** The route names a record: asked for another school's, it answers 404 with this code. */
  foreign?: string;
}

export type RouteSamples = Record<string, RouteSample>;
