import type { EsiaPerson } from '@gorodok/esia';
import { confirmedIdentityOf, documentNumber } from '../confirmed-data/index.ts';
import type { Visitor } from './door.policy.ts';

/** The person at ЕСИА in the terms of the door. Only documents that ЕСИА has verified count. */
export const visitorOf = (person: EsiaPerson): Visitor => ({
  ...confirmedIdentityOf(person),
  documentNumbers: person.documents
    .filter((document) => document.verified)
    .map((document) => documentNumber({ series: document.series, number: document.number ?? '' })),
});
