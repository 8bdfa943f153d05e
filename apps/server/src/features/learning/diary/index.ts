export { diaryRoutes } from './diary.routes.ts';
export { diaryWeekStatement } from './diary.read.ts';
