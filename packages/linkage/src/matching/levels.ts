/** What is compared. The order is that in which reasons are told. */
export const fields = [
  'personNumber',
  'document',
  'surname',
  'firstName',
  'patronymic',
  'birthDate',
  'sex',
  'phone',
  'email',
  'address',
  'child',
  'organization',
] as const;
export type Field = (typeof fields)[number];

/** How much two values agree. Not every field knows every level; `unknown` says nothing either way. */
export const levels = [
  'unknown', // a value is missing on one side at least
  'same',
  'variant', // another spelling of the same: Наталия and Наталья
  'close', // a slip of the hand apart
  'part', // one part of a double name; two of day, month and year
  'initial', // the letter agrees, no more is written
  'swapped', // day and month, or surname and first name, in each other's place
  'other',
  'contrary', // certainly another one: two names of the dictionary, two valid numbers
] as const;
export type Level = (typeof levels)[number];

// Numbers rather than words inside: millions of pairs are compared.
export const fieldIndex = Object.fromEntries(fields.map((field, index) => [field, index])) as Record<
  Field,
  number
>;
export const levelIndex = Object.fromEntries(levels.map((level, index) => [level, index])) as Record<
  Level,
  number
>;
