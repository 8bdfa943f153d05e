import { Type, type Static } from 'typebox';
import { Id, Nullable, OneOf, Strict } from './primitives.ts';

export const organizationKinds = [
  'general',
  'preschool',
  'additional',
  'boarding',
  'college',
  'education_authority',
] as const;
export const OrganizationKind = OneOf(organizationKinds);
export type OrganizationKind = Static<typeof OrganizationKind>;

export const Region = Strict({ name: Type.String() });
export type Region = Static<typeof Region>;

export const Municipality = Strict({ id: Id, name: Type.String() });
export type Municipality = Static<typeof Municipality>;
export const MunicipalityList = Strict({ municipalities: Type.Array(Municipality) });
export type MunicipalityList = Static<typeof MunicipalityList>;

/** The public directory on the landing page: at most 50 organizations; `more` tells that a narrower search is needed. */
export const DirectoryQuery = Strict({
  search: Type.Optional(Type.String({ maxLength: 100 })),
  municipalityId: Type.Optional(Id),
  kind: Type.Optional(OrganizationKind),
});
export type DirectoryQuery = Static<typeof DirectoryQuery>;

export const DirectoryEntry = Strict({
  id: Id,
  name: Type.String(),
  shortName: Type.String(),
  kinds: Type.Array(OrganizationKind),
  municipalityName: Nullable(Type.String()),
});
export type DirectoryEntry = Static<typeof DirectoryEntry>;
export const Directory = Strict({ organizations: Type.Array(DirectoryEntry), more: Type.Boolean() });
export type Directory = Static<typeof Directory>;

/** What is wrong about an ИНН, and who says so. */
export const InnFinding = Strict({
  register: OneOf(['checksum', 'sgo', 'form_85k', 'sferum', 'my_school'] as const),
  finding: OneOf(['fails_checksum', 'differs_from_other_register'] as const),
});
export type InnFinding = Static<typeof InnFinding>;

/** The coordinator's register: his municipality's organizations, or the region's. */
export const OrganizationRecord = Strict({
  id: Id,
  name: Type.String(),
  kinds: Type.Array(OrganizationKind),
  municipalityId: Nullable(Id),
  municipalityName: Nullable(Type.String()),
  inn: Nullable(Type.String()),
  innFindings: Type.Array(InnFinding),
  openYearName: Nullable(Type.String()),
  studentCount: Type.Integer(),
});
export type OrganizationRecord = Static<typeof OrganizationRecord>;
export const OrganizationRegister = Strict({ organizations: Type.Array(OrganizationRecord) });
export type OrganizationRegister = Static<typeof OrganizationRegister>;

/** One organization as its coordinator edits it. */
export const OrganizationDetails = Strict({
  id: Id,
  name: Type.String(),
  shortName: Type.String(),
  kinds: Type.Array(OrganizationKind),
  municipalityName: Nullable(Type.String()),
  inn: Nullable(Type.String()),
  innFindings: Type.Array(InnFinding),
  kpp: Nullable(Type.String()),
  ogrn: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  version: Type.Integer(),
});
export type OrganizationDetails = Static<typeof OrganizationDetails>;

/** The organization after the change; `version` is the one that was edited, so that nobody overwrites another's change. */
export const EditOrganization = Strict({
  name: Type.String({ minLength: 1, maxLength: 500 }),
  shortName: Type.String({ minLength: 1, maxLength: 200 }),
  kinds: Type.Array(OrganizationKind, { minItems: 1, uniqueItems: true }),
  inn: Nullable(Type.String({ maxLength: 40 })),
  kpp: Nullable(Type.String({ maxLength: 40 })),
  ogrn: Nullable(Type.String({ maxLength: 40 })),
  phone: Nullable(Type.String({ maxLength: 60 })),
  version: Type.Integer({ minimum: 1 }),
});
export type EditOrganization = Static<typeof EditOrganization>;
