import { Type, type Static, type TSchema } from 'typebox';

/** A database key: a positive whole number that JSON carries exactly. */
export const Id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });

/** A calendar day, `YYYY-MM-DD`; days that do not exist are refused. */
export const CalendarDate = Type.String({ format: 'date' });

/** A moment with its offset, as ISO 8601. */
export const Moment = Type.String({ format: 'date-time' });

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** An object that refuses fields it does not know: a misspelt field must not vanish silently. */
export const Strict = <P extends Record<string, TSchema>>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

/** A closed list of words. */
export const OneOf = <const T extends readonly string[]>(words: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...words] });

export const IdParams = Strict({ id: Id });
export type IdParams = Static<typeof IdParams>;
