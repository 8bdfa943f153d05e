import { isDeepStrictEqual } from 'node:util';
import type {
  CardContact,
  CardDocument,
  CardSave,
  FieldChange,
  PersonField,
  PersonFields,
} from '@gorodok/contract';
import { checkedDocument, documentKey } from '#features/registry/documents/index.ts';
import { planEntries, type EntryPlan, type Fault } from './entry-changes.ts';
import { checkContact, checkField, contactKey } from './person-fields.ts';

/** What a person's own card says: what is seen and edited wherever the person has a card. */
export interface OwnData {
  readonly fields: PersonFields;
  readonly documents: ReadonlyMap<number, CardDocument>;
  readonly contacts: ReadonlyMap<number, CardContact>;
}

/** The wishes of a save about a person's own data. */
export type OwnWishes = Pick<CardSave, 'fields' | 'documents' | 'contacts'>;

interface FieldPlan {
  values: Partial<PersonFields>;
  conflicts: Fault[];
  faults: Fault[];
  changes: FieldChange[];
}

/** What is to be written so that the data become as they were wished, and what speaks against it. */
export interface OwnDataPlan {
  readonly fields: FieldPlan;
  readonly documents: EntryPlan<CardDocument>;
  readonly contacts: EntryPlan<CardContact>;
}

/**
 * The one judge of a save, be it of one card or of many: what is faulty, what somebody else has changed, what is to be written.
 * `today` null: the values stood on the card before and go back as they were, unjudged.
 */
export function planOwnData(current: OwnData, wishes: OwnWishes, today: string | null): OwnDataPlan {
  const fields = planFields(current.fields, wishes.fields, today);
  const birthDate =
    fields.values.birthDate === undefined ? current.fields.birthDate : fields.values.birthDate;
  return {
    fields,
    documents: planEntries(current.documents, wishes.documents, {
      list: 'documents',
      word: 'document',
      keyOf: documentKey,
      check: (document) =>
        today === null ? { value: document } : checkedDocument(document, { birthDate, today }),
    }),
    contacts: planEntries(current.contacts, wishes.contacts, {
      list: 'contacts',
      word: 'contact',
      keyOf: contactKey,
      check: (contact) => (today === null ? { value: contact } : checkContact(contact)),
    }),
  };
}

export const faultsOf = ({ fields, documents, contacts }: OwnDataPlan): Fault[] => [
  ...fields.faults,
  ...documents.faults,
  ...contacts.faults,
];

export const conflictsOf = ({ fields, documents, contacts }: OwnDataPlan): Fault[] => [
  ...fields.conflicts,
  ...documents.conflicts,
  ...contacts.conflicts,
];

/** As the history of the card keeps them; entries that are added get their keys when they are written. */
export const changesOf = ({ fields, documents, contacts }: OwnDataPlan): FieldChange[] => [
  ...fields.changes,
  ...documents.changes,
  ...contacts.changes,
];

function planFields(current: PersonFields, wishes: CardSave['fields'], today: string | null): FieldPlan {
  const plan: FieldPlan = { values: {}, conflicts: [], faults: [], changes: [] };
  const add = <Field extends PersonField>(
    field: Field,
    was: PersonFields[Field],
    wished: PersonFields[Field],
  ) => {
    const checked = today === null ? { value: wished } : checkField(field, wished, today);
    if ('code' in checked)
      return void plan.faults.push({ field: `/fields/${field}/now`, code: checked.code });
    const now = checked.value;
    if (isDeepStrictEqual(current[field], now)) return undefined;
    if (!isDeepStrictEqual(current[field], was))
      return void plan.conflicts.push({ field: `/fields/${field}`, code: 'card.changed_meanwhile' });
    plan.values[field] = now;
    return void plan.changes.push({ field, entryId: null, was, now });
  };
  // A wish and its field have one type by the contract, which the compiler can't follow through the list of keys.
  for (const field of Object.keys(wishes) as PersonField[]) {
    const wish = wishes[field] as { was: never; now: never } | undefined;
    if (wish) add(field, wish.was, wish.now);
  }
  return plan;
}
