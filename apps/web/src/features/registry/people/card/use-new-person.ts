import type { CardContact, PersonFields } from '@gorodok/contract';
import { useMemo, useState } from 'react';
import type { CardDraft, Entry } from './card-draft.ts';
import { hasFaults, remarksOn } from './card-faults.ts';

const nobody: CardDraft = {
  fields: {
    surname: '',
    firstName: '',
    patronymic: { value: null, absent: false },
    birthDate: null,
    sex: null,
    citizenship: 'RUS',
    snils: { value: null, absent: false },
    address: null,
    residenceAddress: null,
  },
  documents: [],
  contacts: [],
  employment: null,
};

/** A person who has no card yet, while a form for him is filled in. */
export function useNewPerson(today: string): {
  draft: CardDraft;
  remarks: ReturnType<typeof remarksOn>;
  change: (next: (current: CardDraft) => CardDraft) => void;
  complete: boolean;
  person: { fields: PersonFields; contacts: CardContact[] };
} {
  const [draft, change] = useState(nobody);
  const remarks = useMemo(() => remarksOn(draft, today), [draft, today]);
  const contacts = draft.contacts.map(({ value }: Entry<CardContact>) => value);
  return {
    draft,
    remarks,
    change,
    complete: !hasFaults(remarks),
    person: { fields: draft.fields, contacts },
  };
}
