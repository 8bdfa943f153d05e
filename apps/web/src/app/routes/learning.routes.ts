import { createRoute } from '@tanstack/react-router';
import { isDay } from '../../platform/text/dates.ts';
import { numbered, page, signedIn } from './signed-in-route.ts';

const diary = createRoute({
  ...signedIn,
  path: '/diary',
  component: page(() => import('../../features/learning/diary/DiaryStart.tsx'), 'DiaryStart'),
});
const diaryOfStudent = createRoute({
  ...signedIn,
  path: '/diary/$enrolmentId',
  params: numbered('enrolmentId'),
  validateSearch: (search: Record<string, unknown>): { date?: string } =>
    isDay(search['date']) ? { date: search['date'] } : {},
  component: page(() => import('../pages/DiaryPage.tsx'), 'DiaryPage'),
});
const diaryResults = createRoute({
  ...signedIn,
  path: '/diary/$enrolmentId/results',
  params: numbered('enrolmentId'),
  validateSearch: (search: Record<string, unknown>): { year?: number } => {
    const year = Number(search['year']);
    return Number.isSafeInteger(year) && year > 0 ? { year } : {};
  },
  component: page(() => import('../pages/DiaryResultsPage.tsx'), 'DiaryResultsPage'),
});
const journals = createRoute({
  ...signedIn,
  path: '/journal',
  component: page(() => import('../pages/JournalListPage.tsx'), 'JournalListPage'),
});
const journal = createRoute({
  ...signedIn,
  path: '/journal/$subjectGroupId',
  params: numbered('subjectGroupId'),
  validateSearch: (search: Record<string, unknown>): { month?: string } =>
    isDay(`${String(search['month'])}-01`) ? { month: String(search['month']) } : {},
  component: page(() => import('../pages/JournalPage.tsx'), 'JournalPage'),
});
const periodMarks = createRoute({
  ...signedIn,
  path: '/journal/$subjectGroupId/period-marks',
  params: numbered('subjectGroupId'),
  component: page(() => import('../pages/PeriodPages.tsx'), 'PeriodMarksPage'),
});
const classSummary = createRoute({
  ...signedIn,
  path: '/class-summary/$classGroupId',
  params: numbered('classGroupId'),
  validateSearch: (search: Record<string, unknown>): { period?: number; year?: true } => {
    const period = Number(search['period']);
    if (search['year'] === true) return { year: true };
    return Number.isSafeInteger(period) && period > 0 ? { period } : {};
  },
  component: page(() => import('../pages/ClassSummaryPage.tsx'), 'ClassSummaryPage'),
});
const periodClosings = createRoute({
  ...signedIn,
  path: '/period-closings',
  component: page(() => import('../pages/PeriodPages.tsx'), 'PeriodClosingsScreen'),
});

/** The school day: diary, journals and what comes of them. */
export const learningRoutes = [
  diary,
  diaryOfStudent,
  diaryResults,
  journals,
  journal,
  periodMarks,
  classSummary,
  periodClosings,
] as const;
