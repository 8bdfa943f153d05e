import {
  peopleBatch,
  type MatchableCard,
  type NewPerson,
  type PersonCompletion,
} from '#features/registry/people/index.ts';
import type { Queryable } from '#platform/database/database.ts';
import { completionOf } from './card-match.ts';
import type { DocumentDraft, PersonDraft } from './person-draft.ts';

/** Somebody who has a card, or will have one. */
export type PersonReference = { readonly card: MatchableCard } | { readonly added: number };

/** Gathers what is to be written about people, so that it goes in few statements; counts are what will be written. */
export class PeopleWrite {
  readonly #added: NewPerson[] = [];
  readonly #completions: PersonCompletion[] = [];
  readonly #documents: (DocumentDraft & { person: PersonReference })[] = [];
  readonly #contacts: { person: PersonReference; kind: 'phone' | 'email'; value: string }[] = [];

  /** A person with what the file knows; of an existing card only what is empty. Once for each human being. */
  take(draft: PersonDraft, card: MatchableCard | null): PersonReference {
    const person: PersonReference = card ? { card } : { added: this.#added.length };
    if (card) {
      const completion = completionOf(card, draft);
      if (completion) this.#completions.push(completion);
    } else {
      const { document: _, phone: __, email: ___, ...fields } = draft;
      this.#added.push(fields);
    }
    const { document, phone, email } = draft;
    if (document && !card?.documents.some(({ kind }) => kind === document.kind))
      this.#documents.push({ ...document, person });
    if (phone !== null && !card?.phones.length) this.#contacts.push({ person, kind: 'phone', value: phone });
    if (email !== null && !card?.emails.length) this.#contacts.push({ person, kind: 'email', value: email });
    return person;
  }

  get counts() {
    return {
      created: {
        person: this.#added.length,
        identity_document: this.#documents.length,
        contact: this.#contacts.length,
      },
      updated: { person: this.#completions.length },
    };
  }

  /** Writes all of it; what comes back tells the key of each reference. */
  async write(transaction: Queryable): Promise<(person: PersonReference) => number> {
    const batch = peopleBatch(transaction);
    const ids = await batch.add(this.#added);
    const idOf = (person: PersonReference): number => {
      const id = 'card' in person ? person.card.id : ids[person.added];
      if (id === undefined) throw new Error('A person of another plan.');
      return id;
    };
    await batch.complete(this.#completions);
    await batch.addDocuments(
      this.#documents.map(({ person, ...document }) => ({ ...document, personId: idOf(person) })),
    );
    await batch.addContacts(
      this.#contacts.map(({ person, ...contact }) => ({ ...contact, personId: idOf(person) })),
    );
    return idOf;
  }
}
