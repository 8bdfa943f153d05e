export { timetableImporter } from './timetable.importer.ts';
