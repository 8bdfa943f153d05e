export { staffImporter } from './staff.importer.ts';
export { studentImporter } from './student.importer.ts';
