import type { RouteSamples } from './route-sample.ts';

/** Diary and journal. */
export const learningSamples: RouteSamples = {
  'GET /api/diary/students': { url: () => '/api/diary/students' },
  'GET /api/diary/:enrolmentId/week': {
    url: (school) => `/api/diary/${school.enrolmentId}/week?date=2026-11-18`,
    foreign: 'diary.not_found',
  },
  'GET /api/diary/:enrolmentId/results': {
    url: (school) => `/api/diary/${school.enrolmentId}/results`,
    foreign: 'diary.not_found',
  },
  'GET /api/journal/subject-groups/:subjectGroupId/period-marks': {
    url: (school) => `/api/journal/subject-groups/${school.subjectGroupId}/period-marks`,
    foreign: 'subject_group.not_found',
  },
  'PUT /api/journal/subject-groups/:subjectGroupId/period-marks': {
    url: (school) => `/api/journal/subject-groups/${school.subjectGroupId}/period-marks`,
    payload: { marks: [{ enrolmentId: 1, kind: 'year', academicPeriodId: null, was: null, value: '5' }] },
    foreign: 'subject_group.not_found',
  },
  'POST /api/journal/subject-groups/:subjectGroupId/reopenings': {
    url: (school) => `/api/journal/subject-groups/${school.subjectGroupId}/reopenings`,
    payload: { academicPeriodId: 1, lastDay: '2030-01-01', reason: 'Работа на карантине' },
    foreign: 'subject_group.not_found',
  },
  'GET /api/class-groups/:classGroupId/summary': {
    url: (school) => `/api/class-groups/${school.classGroupId}/summary`,
    foreign: 'class_summary.not_found',
  },
  'GET /api/class-groups/:classGroupId/summary/export': {
    url: (school) => `/api/class-groups/${school.classGroupId}/summary/export?format=xlsx`,
    foreign: 'class_summary.not_found',
  },
  'GET /api/period-closings': { url: () => '/api/period-closings' },
  'PUT /api/period-closings': {
    url: () => '/api/period-closings',
    payload: { academicPeriodId: 1, classGroupIds: [1], closed: true, reason: null },
  },
  'GET /api/mark-thresholds': { url: () => '/api/mark-thresholds' },
  'PUT /api/mark-thresholds': {
    url: () => '/api/mark-thresholds',
    payload: { fiveFrom: 4.5, fourFrom: 3.5, threeFrom: 2.5, leastMarks: 3 },
  },
  'GET /api/journal/subject-groups': { url: () => '/api/journal/subject-groups' },
  'GET /api/journal/subject-groups/:subjectGroupId': {
    url: (school) => `/api/journal/subject-groups/${school.subjectGroupId}`,
    foreign: 'subject_group.not_found',
  },
  'PUT /api/journal/lessons/:lessonId': {
    url: (school) => `/api/journal/lessons/${school.lessonId}`,
    payload: { topic: 'Степень', homework: null },
    foreign: 'lesson.not_found',
  },
  'PUT /api/journal/lessons/:lessonId/assignments': {
    url: (school) => `/api/journal/lessons/${school.lessonId}/assignments`,
    payload: { kind: 'test_paper' },
    foreign: 'lesson.not_found',
  },
  'PUT /api/journal/lessons/:lessonId/attendance/:enrolmentId': {
    url: (school) => `/api/journal/lessons/${school.lessonId}/attendance/${school.enrolmentId}`,
    payload: { value: 'ill' },
    foreign: 'lesson.not_found',
  },
  'PUT /api/journal/assignments/:assignmentId/marks/:enrolmentId': {
    url: (school) => `/api/journal/assignments/${school.assignmentId}/marks/${school.enrolmentId}`,
    payload: { value: '5', comment: null },
    foreign: 'assignment.not_found',
  },
  'GET /api/journal/assignments/:assignmentId/marks/:enrolmentId/history': {
    url: (school) => `/api/journal/assignments/${school.assignmentId}/marks/${school.enrolmentId}/history`,
    foreign: 'assignment.not_found',
  },
  'DELETE /api/journal/assignments/:assignmentId/marks/:enrolmentId': {
    url: (school) => `/api/journal/assignments/${school.assignmentId}/marks/${school.enrolmentId}`,
    foreign: 'assignment.not_found',
  },
};
