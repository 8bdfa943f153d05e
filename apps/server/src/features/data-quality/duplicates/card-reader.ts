import {
  blockingKeys,
  hashText,
  hubSizeOf,
  KeptPopulation,
  Normaliser,
  type Card,
  type Frequencies,
  type NormalisedCard,
} from '@gorodok/linkage';
import type { LinkablePerson } from './linkable-person.read.ts';

const profile = 'russian-school';

/** A person of whom something is still being typed has no key yet. */
export type ReadPerson = Omit<LinkablePerson, 'id'> & { id: number | null };

/** The engine compares cards with one document, one phone, one child: a person who has several is compared by the first three of each. */
const mostSides = 3;

/** So many people are read with one memory of words; typed things, wrong or half, would else stay for ever. */
const readsOfMemory = 200_000;

/** Reads people for comparison, and knows how frequent what they bear is. */
export class CardReader {
  readonly population: KeptPopulation;
  #normaliser = new Normaliser(profile);
  #reads = 0;

  constructor(frequencies?: Frequencies) {
    this.population = new KeptPopulation(frequencies);
  }

  /** The sides of a person, as the engine takes them. */
  read(person: ReadPerson): NormalisedCard[] {
    if (this.#reads++ > readsOfMemory) {
      this.#normaliser = new Normaliser(profile);
      this.#reads = 0;
    }
    return sidesOf(person, this.#normaliser).map((card) => this.population.weigh(card));
  }
}

/** The sides of a person, read by a normaliser. */
export function sidesOf(person: ReadPerson, normaliser: Normaliser): NormalisedCard[] {
  const { documents, phones, emails, children, places } = person;
  const most = Math.max(documents.length, phones.length, emails.length, children.length, 1);
  return Array.from({ length: Math.min(most, mostSides) }, (_, side) => {
    const document = documents[side] ?? documents[0];
    const child = children[side] ?? children[0];
    const place = places[side] ?? places[0];
    const card: Card = {
      cardId: String(person.id ?? 0),
      lastName: person.surname,
      firstName: person.firstName,
      middleName: person.patronymic ?? '',
      birthDate: person.birthDate ?? '',
      sex: person.sex ?? '',
      snils: person.snils ?? '',
      phone: phones[side] ?? phones[0] ?? '',
      email: emails[side] ?? emails[0] ?? '',
      address: person.address ?? '',
      ...roleOf(person),
      ...(document && {
        documentType: document.kind,
        documentSeries: document.series ?? '',
        documentNumber: document.number,
      }),
      ...(place && { organizationId: String(place.organizationId) }),
      ...(child && { childCardId: String(child.id) }),
    };
    const read = normaliser.normalise(card);
    // A child entered twice is two records; what it is called and when it was born is the same on both.
    if (child)
      read.child = hashText(`${child.birthDate ?? ''} ${child.firstName.toLowerCase().replaceAll('ё', 'е')}`);
    return read;
  });
}

function roleOf({ places, children }: ReadPerson): { role?: string } {
  const kinds = new Set(places.map(({ kind }) => kind));
  if (kinds.has('student')) return { role: 'student' };
  if (kinds.has('employee')) return { role: 'employee' };
  return kinds.has('guardian') || children.length > 0 ? { role: 'parent' } : {};
}

/** One kind of keys lies beside the other in one column: the kind above, the 32 bits of the hash below. */
const storedKey = (kind: number, key: number): number => kind * 2 ** 32 + key;
export const kindOfKey = (stored: number): number => Math.floor(stored / 2 ** 32);

/** More people under a key than this tell nothing. */
export const mostUnder = (stored: number): number => hubSizeOf(kindOfKey(stored));

/** Under which keys the sides of one person stand, each key once. */
export function personKeys(sides: readonly NormalisedCard[]): number[] {
  const keys = new Set<number>();
  for (const side of sides)
    for (const [kind, key] of blockingKeys(side, profile).entries())
      if (key !== 0) keys.add(storedKey(kind, key));
  return [...keys];
}
