import type { FieldChange } from '@gorodok/contract';
import {
  addCardHistory,
  fullName,
  peopleBatch,
  type MatchableCard,
  type NewPerson,
  type PersonCompletion,
} from '#features/registry/people/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import { completionOf } from './card-match.ts';
import { changesOfCompletion, changesOfNew } from './written-changes.ts';
import type { DocumentDraft, PersonDraft } from './person-draft.ts';

/** Somebody who has a card, or will have one. */
export type PersonReference = { readonly card: MatchableCard } | { readonly added: number };

/** Who was written: the keys and names of the references. */
export interface WrittenPeople {
  readonly idOf: (person: PersonReference) => number;
  readonly nameOf: (person: PersonReference) => string;
}

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

  /** Writes all of it, with what the histories of the cards keep; what comes back tells the keys of the references. */
  async write(transaction: Queryable, by: Actor): Promise<WrittenPeople> {
    const batch = peopleBatch(transaction);
    const ids = await batch.add(this.#added);
    const idOf = (person: PersonReference): number => {
      const id = 'card' in person ? person.card.id : ids[person.added];
      if (id === undefined) throw new Error('A person of another plan.');
      return id;
    };
    await batch.complete(this.#completions);
    const documents = await batch.addDocuments(
      this.#documents.map(({ person, ...document }) => ({ ...document, personId: idOf(person) })),
    );
    const contacts = await batch.addContacts(
      this.#contacts.map(({ person, ...contact }) => ({ ...contact, personId: idOf(person) })),
    );

    const changes = new Map<number, FieldChange[]>();
    const keep = (personId: number, kept: readonly FieldChange[]) =>
      changes.set(personId, [...(changes.get(personId) ?? []), ...kept]);
    for (const [index, person] of this.#added.entries()) keep(idOf({ added: index }), changesOfNew(person));
    for (const completion of this.#completions) keep(completion.id, changesOfCompletion(completion));
    for (const { id, personId, ...now } of documents)
      keep(personId, [{ field: 'document', entryId: id, was: null, now }]);
    for (const { id, personId, ...now } of contacts)
      keep(personId, [{ field: 'contact', entryId: id, was: null, now }]);
    await addCardHistory(
      transaction,
      by,
      [...changes].map(([personId, kept]) => ({ personId, belongsToOrganizationId: null, changes: kept })),
    );
    return {
      idOf,
      nameOf: (person) => fullName('card' in person ? person.card : (this.#added[person.added] ?? nobody)),
    };
  }
}

const nobody = { surname: '', firstName: '', patronymic: null };
