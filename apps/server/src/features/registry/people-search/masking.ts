import type { FoundPerson } from '@gorodok/contract';
import type { AuditEvent } from '#platform/audit/record.ts';
import { fullName } from '../people/index.ts';
import type { Found } from './found-people.read.ts';

const initial = (name: string | null) => (name ? `${name.slice(0, 1)}.` : '');

type Name = Pick<Found, 'surname' | 'firstName' | 'patronymic'>;

/** «И… С. П.» */
export const maskedName = ({ surname, firstName, patronymic }: Name): string =>
  [`${surname.slice(0, 1)}…`, initial(firstName), initial(patronymic)].filter(Boolean).join(' ');

/** «И… С. П.», 2013: enough to see whether one is on the right track, too little to learn who it is. */
export const masked = ({ personId, birthDate, cards, ...name }: Found): FoundPerson => ({
  personId,
  displayName: maskedName(name),
  born: birthDate?.slice(0, 4) ?? null,
  cards,
});

export const unmasked = ({ personId, birthDate, cards, ...name }: Found): FoundPerson => ({
  personId,
  displayName: fullName(name),
  born: birthDate,
  cards,
});

/** The audit's entries about names that a coordinator was shown, one for each person, with the reason that he gave. */
export const unmaskings = (people: readonly { personId: number }[], reason: string): AuditEvent[] =>
  people.map(({ personId }) => ({
    action: 'person.unmasked',
    subject: { kind: 'person', id: personId },
    details: { reason },
  }));
