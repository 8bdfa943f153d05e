import type { CardDocument, ConfirmedField } from '@gorodok/contract';
import type { EsiaDocument, EsiaPerson } from '@gorodok/esia';
import { foldName } from '@gorodok/identifiers';

/** What ЕСИА vouches for about a person, in the terms of a card. */
export interface ConfirmedIdentity {
  surname: string;
  firstName: string;
  patronymic: string | null;
  birthDate: string | null;
  snils: string | null;
  /** The document that ЕСИА has verified, a passport before others. */
  document: CardDocument | null;
}

/** The same of a card, as far as it is compared. */
export interface ComparedCard extends Omit<ConfirmedIdentity, 'document'> {
  documents: readonly Pick<CardDocument, 'kind' | 'series' | 'number'>[];
}

// ЕСИА's FRGN_PASS is a Russian passport for journeys abroad, by which nobody is identified here.
const kindOfType: Readonly<Record<string, CardDocument['kind']>> = {
  RF_PASSPORT: 'passport',
  RF_BRTH_CERT: 'birth_certificate',
  FID_DOC: 'foreign_passport',
  FID_BRTH_CERT: 'foreign_birth_certificate',
};

export const confirmedIdentityOf = (person: EsiaPerson): ConfirmedIdentity => ({
  surname: person.lastName,
  firstName: person.firstName,
  patronymic: person.middleName,
  birthDate: person.birthDate,
  snils: person.snils,
  document: person.documents.flatMap(documentOf).toSorted(byUse)[0] ?? null,
});

function documentOf(document: EsiaDocument): CardDocument[] {
  const kind = kindOfType[document.type];
  if (!document.verified || kind === undefined || document.number === null) return [];
  const code = document.issueId;
  return [
    {
      kind,
      series: document.series,
      number: document.number,
      issuedOn: document.issueDate,
      issuedBy: document.issuedBy,
      departmentCode: code?.length === 6 ? `${code.slice(0, 3)}-${code.slice(3)}` : null,
    },
  ];
}

const uses = ['passport', 'foreign_passport', 'birth_certificate', 'foreign_birth_certificate'];
const byUse = (one: CardDocument, other: CardDocument) => uses.indexOf(one.kind) - uses.indexOf(other.kind);

/** A document as one word that two systems write alike: series and number without spaces and dashes. */
export const documentNumber = (document: { series: string | null; number: string }): string =>
  `${document.series ?? ''}${document.number}`.replace(/[\s-]/g, '').toUpperCase();

/**
 * Whether a field of the card says what ЕСИА confirms. Names are compared folded (case, ё/е, spaces, hyphens) and no further.
 * Null: ЕСИА says nothing of it, or the card has no document of that kind to compare.
 */
export function agrees(
  field: ConfirmedField,
  confirmed: ConfirmedIdentity,
  card: ComparedCard,
): boolean | null {
  if (field === 'surname') return sameName(confirmed.surname, card.surname);
  if (field === 'first_name') return sameName(confirmed.firstName, card.firstName);
  if (field === 'patronymic') return sameName(confirmed.patronymic, card.patronymic);
  if (field === 'document') return sameDocument(confirmed.document, card.documents);
  const [one, other] =
    field === 'snils' ? [confirmed.snils, card.snils] : [confirmed.birthDate, card.birthDate];
  return one === null ? null : one === other;
}

export const sameName = (one: string | null, other: string | null): boolean =>
  foldName(one ?? '') === foldName(other ?? '');

function sameDocument(confirmed: CardDocument | null, documents: ComparedCard['documents']): boolean | null {
  const alike = documents.filter(({ kind }) => kind === confirmed?.kind);
  if (!confirmed || alike.length === 0) return null;
  return alike.some((document) => documentNumber(document) === documentNumber(confirmed));
}

/** What ЕСИА confirms otherwise than the card says, and is therefore a task. */
export const differingFields = (confirmed: ConfirmedIdentity, card: ComparedCard): ConfirmedField[] =>
  fieldsWith(confirmed, card, false).filter((field) => shownValue(field, confirmed) !== null);

/** What of the card stands there as ЕСИА confirms it. */
export const confirmedFieldsOf = (confirmed: ConfirmedIdentity, card: ComparedCard): ConfirmedField[] =>
  fieldsWith(confirmed, card, true);

const fields = [
  'surname',
  'first_name',
  'patronymic',
  'birth_date',
  'snils',
  'document',
] as const satisfies readonly ConfirmedField[];
const fieldsWith = (confirmed: ConfirmedIdentity, card: ComparedCard, wanted: boolean): ConfirmedField[] =>
  fields.filter((field) => agrees(field, confirmed, card) === wanted);

/** A confirmed field as one line. */
export function shownValue(field: ConfirmedField, of: ConfirmedIdentity): string | null {
  if (field === 'surname') return of.surname;
  if (field === 'first_name') return of.firstName;
  if (field === 'patronymic') return of.patronymic;
  if (field === 'birth_date') return of.birthDate;
  if (field === 'snils') return of.snils;
  return of.document && shownDocument(of.document);
}

/** The same field as the card has it; of documents the one of the same kind. */
export function cardValue(
  field: ConfirmedField,
  confirmed: ConfirmedIdentity,
  card: ComparedCard,
): string | null {
  if (field !== 'document') return shownValue(field, { ...card, document: null });
  const document = card.documents.find(({ kind }) => kind === confirmed.document?.kind);
  return document ? shownDocument(document) : null;
}

const shownDocument = ({ series, number }: Pick<CardDocument, 'series' | 'number'>): string =>
  [series, number].filter(Boolean).join(' ');
