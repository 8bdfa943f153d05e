import { Type, type Static } from 'typebox';
import { Id, Nullable, OneOf, Strict } from './primitives.ts';

/** What a report is asked about: nothing named – all that the reader may see. */
export const regionScope = { municipalityId: Type.Optional(Id), organizationId: Type.Optional(Id) };
const RegionScopeQuery = Strict(regionScope);
export type RegionScopeQuery = Static<typeof RegionScopeQuery>;

/** What a report is about, and the way back to the top of what the reader may see. */
export const regionScopeHeading = {
  level: OneOf(['region', 'municipality', 'organization'] as const),
  name: Type.String(),
  path: Type.Array(
    Strict({ level: OneOf(['region', 'municipality'] as const), id: Nullable(Id), name: Type.String() }),
  ),
};
const RegionScopeHeading = Strict(regionScopeHeading);
export type RegionScopeHeading = Static<typeof RegionScopeHeading>;
