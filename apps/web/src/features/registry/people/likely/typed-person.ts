import type { CardContact, CardKind, EntryCheck, PersonFields } from '@gorodok/contract';

/** A form of a new person as far as it is filled in. */
export function typedPerson(
  kind: CardKind,
  { fields, contacts }: { fields: PersonFields; contacts: readonly CardContact[] },
  childId: number | null = null,
): EntryCheck {
  const contactOf = (wanted: CardContact['kind']) =>
    contacts.find((contact) => contact.kind === wanted && contact.value.trim() !== '')?.value ?? null;
  return {
    kind,
    surname: fields.surname,
    firstName: fields.firstName,
    patronymic: fields.patronymic.value,
    birthDate: fields.birthDate,
    sex: fields.sex,
    snils: fields.snils.value,
    document: null,
    phone: contactOf('phone'),
    email: contactOf('email'),
    address: fields.address,
    childId,
  };
}
