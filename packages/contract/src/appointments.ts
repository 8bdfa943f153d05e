import { Type, type Static } from 'typebox';
import { CalendarDate, Id, Nullable, Strict } from './primitives.ts';
import { Role } from './roles.ts';

/** A role that somebody holds or will hold; days are those of the organization, both included. */
export const Appointment = Strict({
  employmentId: Id,
  role: Role,
  personId: Id,
  displayName: Type.String(),
  organizationId: Id,
  organizationName: Type.String(),
  startsOn: CalendarDate,
  endsOn: Nullable(CalendarDate),
  /** Null: the role came with the organization's own lists, or by the command of the operations. */
  appointedBy: Nullable(Type.String()),
  /** Who answers for it since the role of whoever made it was ended; null: whoever made it. */
  handedOverTo: Nullable(Type.String()),
});
export type Appointment = Static<typeof Appointment>;

/** `more` – a narrower search is needed. */
export const AppointmentList = Strict({
  appointments: Type.Array(Appointment),
  more: Type.Boolean(),
  /** The roles that the actor may give, from the highest. */
  mayAppoint: Type.Array(Role),
  /** The last day for which the actor may give them: the own role's; null – no end. */
  noLaterThan: Nullable(CalendarDate),
});
export type AppointmentList = Static<typeof AppointmentList>;

const SearchWords = Type.String({ maxLength: 100 });
/** By a part of the person's name or of the organization's. */
export const AppointmentSearch = Strict({ search: SearchWords });
export type AppointmentSearch = Static<typeof AppointmentSearch>;

/** Where the actor may give the role, by a part of the name. */
export const AppointmentPlaceSearch = Strict({ role: Role, search: SearchWords });
export type AppointmentPlaceSearch = Static<typeof AppointmentPlaceSearch>;
export const AppointmentPlaceList = Strict({
  organizations: Type.Array(Strict({ id: Id, name: Type.String() })),
});
export type AppointmentPlaceList = Static<typeof AppointmentPlaceList>;

/** Who works there, by a part of the name. */
export const AppointeeSearch = Strict({ organizationId: Id, search: SearchWords });
export type AppointeeSearch = Static<typeof AppointeeSearch>;
export const AppointeeList = Strict({
  employees: Type.Array(
    Strict({ personId: Id, displayName: Type.String(), positions: Type.Array(Type.String()) }),
  ),
});
export type AppointeeList = Static<typeof AppointeeList>;

/** Somebody who has no card in the organization yet. */
export const NewAppointee = Strict({
  surname: Type.String({ minLength: 1, maxLength: 100 }),
  firstName: Type.String({ minLength: 1, maxLength: 100 }),
  patronymic: Nullable(Type.String({ maxLength: 100 })),
  birthDate: CalendarDate,
  snils: Nullable(Type.String({ maxLength: 20 })),
  position: Type.String({ minLength: 1, maxLength: 200 }),
});
export type NewAppointee = Static<typeof NewAppointee>;

export const Appoint = Strict({
  organizationId: Id,
  role: Role,
  /** One of the two: somebody who works there, or somebody new. */
  personId: Nullable(Id),
  newEmployee: Nullable(NewAppointee),
  startsOn: CalendarDate,
  endsOn: Nullable(CalendarDate),
});
export type Appoint = Static<typeof Appoint>;
export const Appointed = Strict({ personId: Id });
export type Appointed = Static<typeof Appointed>;

export const AppointmentParams = Strict({ employmentId: Id, role: Role });
export type AppointmentParams = Static<typeof AppointmentParams>;
