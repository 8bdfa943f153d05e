import type { EsiaPerson } from '@gorodok/esia';
import type { Visitor } from './door.policy.ts';

/** A document as one word that two systems write alike: series and number without spaces and dashes. */
export const documentNumber = (document: { series: string | null; number: string }): string =>
  `${document.series ?? ''}${document.number}`.replace(/[\s-]/g, '').toUpperCase();

/** The person at ЕСИА in the terms of the door. Only documents that ЕСИА has verified count. */
export const visitorOf = (person: EsiaPerson): Visitor => ({
  surname: person.lastName,
  firstName: person.firstName,
  patronymic: person.middleName,
  birthDate: person.birthDate,
  snils: person.snils,
  documentNumbers: person.documents
    .filter((document) => document.verified)
    .map((document) => documentNumber({ series: document.series, number: document.number ?? '' })),
});
