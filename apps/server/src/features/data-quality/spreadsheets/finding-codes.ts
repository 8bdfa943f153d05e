import { identifierFaults, identifierWarnings } from '@gorodok/identifiers';

/** About the file as a whole. */
export const fileCodes = [
  'file.heading_missing',
  'file.heading_repeated',
  'file.heading_unknown',
  'file.no_rows',
  'file.other_sheet_ignored',
  'file.merged_cells',
  'file.findings_cut', // more findings than a report holds
  'file.open_year_missing',
  'file.bells_created',
  'file.key_column_missing',
  'file.export_unknown',
  'file.other_filter',
] as const;

/** About a row or a cell beyond what `@gorodok/identifiers` finds in a value. */
const ownCellCodes = [
  'row.repeated',
  'row.same_name',
  'row.parents_are_one_person',
  'row.parent_is_student',
  'row.parent_has_only_a_name',
  'row.parent_without_name',
  'row.several_cards_match',
  'row.certainly_known',
  'row.probably_known',
  'row.student_enrolled_elsewhere',
  'row.key_damaged',
  'row.from_another_export',
  'row.outside_filter',
  'row.another_person',
  'row.merged_cells',
  'cell.formula',
  'cell.spreadsheet_error',
  'cell.too_long',
  'cell.snils_repeated',
  'cell.snils_belongs_to_another_card',
  'cell.differs_from_card',
  'cell.locked',
  'cell.changed_meanwhile',
  'cell.value_removed',
  'cell.yes_or_empty',
  'cell.entry_given_twice',
  'cell.name_looks_mistyped',
  'cell.first_name_looks_like_patronymic',
  'cell.sex_unknown',
  'cell.sex_disagrees_with_patronymic',
  'cell.surname_of_other_sex',
  'cell.birth_date_doubtful',
  'cell.day_in_future',
  'cell.age_unusual_for_grade',
  'cell.parent_too_young',
  'cell.document_kind_unknown',
  'cell.class_format',
  'cell.class_created',
  'cell.class_differs',
  'cell.class_unknown',
  'cell.class_has_teacher',
  'cell.position_without_role',
  'cell.subject_created',
  'cell.weekday_unknown',
  'cell.lesson_number_unknown',
  'cell.bell_missing',
  'cell.teacher_unknown',
  'cell.teacher_ambiguous',
  'cell.teacher_missing',
  'cell.teacher_found_by_subject',
  'cell.teacher_differs_in_class',
  'cell.teacher_replaced',
  'cell.class_busy',
  'cell.teacher_busy',
  'cell.room_busy',
] as const;

const valueCodes = [...identifierFaults, ...identifierWarnings].map((code) => `cell.${code}` as const);

/** Every code a finding of an import may bear; each has a sentence in the contract, which a test holds true. */
export const findingCodes = [...fileCodes, ...ownCellCodes, ...valueCodes] as const;
export type FindingCode = (typeof findingCodes)[number];
