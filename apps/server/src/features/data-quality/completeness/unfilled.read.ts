import { sql, type RawBuilder, type SqlBool } from 'kysely';

/** Whether a card – the table of that name, or an alias of it – lacks something mandatory, as the reports count it. */
export const isUnfilled = (card: RawBuilder<unknown>): RawBuilder<SqlBool> => sql<SqlBool>`exists (
  select from completeness
  where completeness.organization_id = ${card}.organization_id and completeness.kind = ${card}.kind
    and completeness.person_id = ${card}.person_id and completeness.missing <> '{}')`;
