import { Type, type Static } from 'typebox';
import { CalendarDate, Id, Moment, Nullable, OneOf, Strict } from './primitives.ts';

export const orderKinds = [
  'admission',
  'transfer_in',
  'transfer_between_classes',
  'promotion',
  'conditional_promotion',
  'retention',
  'payment_change',
  'transfer_out',
  'expulsion',
  'graduation',
  'correction',
] as const;
export const OrderKind = OneOf(orderKinds);
export type OrderKind = Static<typeof OrderKind>;

export const paymentKinds = ['budget', 'paid', 'certificate'] as const;
export const PaymentKind = OneOf(paymentKinds);
export type PaymentKind = Static<typeof PaymentKind>;

export const Education = OneOf(['general', 'preschool', 'additional'] as const);
export type Education = Static<typeof Education>;

const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const Optional = (maxLength: number) => Nullable(Words(maxLength));

const DocumentNumber = Strict({
  kind: OneOf(['passport', 'birth_certificate'] as const),
  series: Words(20),
  number: Words(20),
});

/** A student who has no card yet; signing the order of admission makes it. */
export const NewStudent = Strict({
  surname: Words(100),
  firstName: Words(100),
  patronymic: Optional(100),
  birthDate: CalendarDate,
  sex: OneOf(['male', 'female'] as const),
  snils: Optional(20),
  document: Nullable(DocumentNumber),
  /** Why it is somebody new although a card like it exists. */
  createBecause: Type.Optional(Words(300)),
});
export type NewStudent = Static<typeof NewStudent>;

/**
 * One student of a draft. Who learns here already is named by the enrolment; who is admitted, by the person, or as a new
 * student. What a kind of order does not change is left null.
 */
export const DraftLine = Strict({
  enrolmentId: Nullable(Id),
  personId: Nullable(Id),
  newStudent: Nullable(NewStudent),
  effectiveOn: CalendarDate,
  toClassGroupId: Nullable(Id),
  paymentKind: Nullable(PaymentKind),
  /** The line that a correction takes back. */
  takesBackLineId: Nullable(Id),
});
export type DraftLine = Static<typeof DraftLine>;

const orderFields = {
  kind: OrderKind,
  number: Words(30),
  datedOn: CalendarDate,
  ground: Words(500),
  signer: Optional(200),
  education: Education,
  correctsOrderId: Nullable(Id),
  destinationOrganizationId: Nullable(Id),
  destinationText: Optional(300),
};

export const DraftOrder = Strict({
  ...orderFields,
  lines: Type.Array(DraftLine, { maxItems: 2000 }),
});
export type DraftOrder = Static<typeof DraftOrder>;
/** `version` is that of the draft as it was read: a change that somebody else has made meanwhile is not overwritten. */
export const ChangeDraftOrder = Strict({ ...DraftOrder.properties, version: Type.Integer() });
export type ChangeDraftOrder = Static<typeof ChangeDraftOrder>;
export const OrderVersion = Strict({ version: Type.Integer() });
export type OrderVersion = Static<typeof OrderVersion>;

/** A line with what it changes; `problem` is the code of what keeps a draft from being signed. */
export const OrderLine = Strict({
  id: Id,
  ...DraftLine.properties,
  displayName: Type.String(),
  birthDate: Nullable(CalendarDate),
  fromClass: Nullable(Type.String()),
  toClass: Nullable(Type.String()),
  paymentKindBefore: Nullable(PaymentKind),
  paymentKindAfter: Nullable(PaymentKind),
  takenBack: Type.Boolean(),
  problem: Nullable(Type.String()),
});
export type OrderLine = Static<typeof OrderLine>;

export const Order = Strict({
  id: Id,
  ...orderFields,
  destinationName: Nullable(Type.String()),
  correctsNumber: Nullable(Type.String()),
  version: Type.Integer(),
  signedAt: Nullable(Moment),
  lines: Type.Array(OrderLine),
});
export type Order = Static<typeof Order>;

export const OrderSummary = Strict({
  id: Id,
  kind: OrderKind,
  number: Type.String(),
  datedOn: CalendarDate,
  ground: Type.String(),
  signed: Type.Boolean(),
  studentCount: Type.Integer(),
  /** How many of its lines a correction has taken back. */
  takenBackCount: Type.Integer(),
});
export type OrderSummary = Static<typeof OrderSummary>;
export const OrderQuery = Strict({
  kind: Type.Optional(OrderKind),
  state: Type.Optional(OneOf(['draft', 'signed'] as const)),
  from: Type.Optional(CalendarDate),
  to: Type.Optional(CalendarDate),
  /** The `next` of the page before. */
  after: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}\\.\\d{1,15}$' })),
});
export type OrderQuery = Static<typeof OrderQuery>;
export const OrderList = Strict({
  orders: Type.Array(OrderSummary),
  next: Nullable(Type.String()),
});
export type OrderList = Static<typeof OrderList>;

/** What a new order is filled with: the next number of the year, today where the school stands, who signed last. */
export const OrderProposal = Strict({
  number: Type.String(),
  today: CalendarDate,
  signer: Nullable(Type.String()),
  education: Education,
});
export type OrderProposal = Static<typeof OrderProposal>;

/** Classes of the years that are not closed, with their students; who is in no class stands in `withoutClass`. */
export const MovableStudent = Strict({
  enrolmentId: Id,
  displayName: Type.String(),
  classGroupId: Nullable(Id),
  paymentKind: PaymentKind,
});
export type MovableStudent = Static<typeof MovableStudent>;
export const MovementClass = Strict({
  id: Id,
  name: Type.String(),
  grade: Nullable(Type.Integer()),
  academicYearId: Id,
  yearName: Type.String(),
  startsOn: CalendarDate,
  endsOn: CalendarDate,
});
export type MovementClass = Static<typeof MovementClass>;
export const MovableStudents = Strict({
  classes: Type.Array(MovementClass),
  students: Type.Array(MovableStudent),
});
export type MovableStudents = Static<typeof MovableStudents>;

export const MovableStudentsQuery = Strict({ education: Education });

/** Whoever has a card in the region is found only by what stands in his documents, never by leafing. */
export const CandidateSearch = Strict({
  snils: Optional(20),
  surname: Optional(100),
  firstName: Optional(100),
  birthDate: Nullable(CalendarDate),
  documentNumber: Optional(20),
});
export type CandidateSearch = Static<typeof CandidateSearch>;
export const CandidateQuery = Strict({ education: Education });
export const Candidate = Strict({
  personId: Id,
  displayName: Type.String(),
  birthDate: Nullable(CalendarDate),
  /** `elsewhere` – still enrolled in general education of another school; `left` – transferred by its order. */
  standing: OneOf(['free', 'here', 'elsewhere', 'left'] as const),
  transferOutLineId: Nullable(Id),
});
export type Candidate = Static<typeof Candidate>;
export const CandidateAnswer = Strict({ candidate: Nullable(Candidate) });
export type CandidateAnswer = Static<typeof CandidateAnswer>;

/** Transfers that wait for somebody. */
export const TransferTask = Strict({
  /** `arriving` – left another school for ours; `requested` – another school drafts an admission; `unconfirmed` – left us, not admitted yet. */
  kind: OneOf(['arriving', 'requested', 'unconfirmed'] as const),
  displayName: Type.String(),
  /** Of our own student. */
  enrolmentId: Nullable(Id),
  /** Of whom we admit. */
  personId: Nullable(Id),
  transferOutLineId: Nullable(Id),
  otherOrganization: Nullable(Type.String()),
  otherOrganizationId: Nullable(Id),
  since: CalendarDate,
  overdue: Type.Boolean(),
});
export type TransferTask = Static<typeof TransferTask>;
export const TransferTasks = Strict({ tasks: Type.Array(TransferTask) });
export type TransferTasks = Static<typeof TransferTasks>;

export const ContingentQuery = Strict({ from: CalendarDate, to: CalendarDate });
export type ContingentQuery = Static<typeof ContingentQuery>;

const counts = {
  atStart: Type.Integer(),
  came: Type.Integer(),
  left: Type.Integer(),
  atEnd: Type.Integer(),
};
/** The sum of the orders: how many there were at the beginning of `from`, and at the end of `to`. */
export const Contingent = Strict({
  from: CalendarDate,
  to: CalendarDate,
  total: Strict(counts),
  classes: Type.Array(
    Strict({
      classGroupId: Nullable(Id),
      name: Nullable(Type.String()),
      yearName: Nullable(Type.String()),
      grade: Nullable(Type.Integer()),
      ...counts,
    }),
  ),
  grades: Type.Array(Strict({ grade: Type.Integer(), ...counts })),
  payment: Type.Array(Strict({ paymentKind: PaymentKind, ...counts })),
});
export type Contingent = Static<typeof Contingent>;
