import type { CardContact, CardDocument } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';
import { reserveIds } from '#platform/database/reserve-ids.ts';

export interface NewPerson {
  surname: string;
  firstName: string;
  patronymic: string | null;
  hasNoPatronymic: boolean;
  birthDate: string | null;
  sex: 'male' | 'female' | null;
  snils: string | null;
  address: string | null;
}

/** What a card that says nothing yet is to say; null leaves a field as it is. */
export type PersonCompletion = { id: number } & Omit<NewPerson, 'surname' | 'firstName'>;

export interface NewDocument {
  personId: number;
  kind: 'passport' | 'birth_certificate';
  series: string;
  number: string;
}

export interface NewContact {
  personId: number;
  kind: 'phone' | 'email';
  value: string;
}

/** An entry of a card under its key. */
export type Added<Entry> = Entry & { id: number; personId: number };

/** Many people at a time, each step one statement however many they are. The caller has looked for existing cards. */
export const peopleBatch = (db: Queryable) => ({
  /** Adds people; their keys come in the order given. */
  async add(people: readonly NewPerson[]): Promise<number[]> {
    const ids = await reserveIds(db, 'person', people.length);
    const rows = people.map((person, index) => ({ ...person, id: ids[index] }));
    await sql`
      insert into person (id, surname, first_name, patronymic, has_no_patronymic, birth_date, sex, snils, address)
      overriding system value
      select id, surname, "firstName", patronymic, "hasNoPatronymic", "birthDate", sex, snils, address
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (
        id bigint, surname text, "firstName" text, patronymic text, "hasNoPatronymic" boolean,
        "birthDate" date, sex text, snils text, address text)`.execute(db);
    return ids;
  },

  /** Fills what is empty and leaves alone what is not. */
  async complete(completions: readonly PersonCompletion[]): Promise<void> {
    await sql`
      update person set
        patronymic = coalesce(person.patronymic, new.patronymic),
        has_no_patronymic = person.has_no_patronymic or (new."hasNoPatronymic" and person.patronymic is null),
        birth_date = coalesce(person.birth_date, new."birthDate"),
        sex = coalesce(person.sex, new.sex),
        snils = coalesce(person.snils, new.snils),
        address = coalesce(person.address, new.address),
        version = person.version + 1,
        updated_at = now()
      from jsonb_to_recordset(${JSON.stringify(completions)}::jsonb) as new (
        id bigint, patronymic text, "hasNoPatronymic" boolean, "birthDate" date, sex text, snils text, address text)
      where person.id = new.id`.execute(db);
  },

  /** @returns the documents as the cards have them now. */
  async addDocuments(documents: readonly NewDocument[]): Promise<Added<CardDocument>[]> {
    const { rows } = await sql<Added<CardDocument>>`
      insert into identity_document (person_id, kind, series, number)
      select "personId", kind, series, number
      from jsonb_to_recordset(${JSON.stringify(documents)}::jsonb) as new (
        "personId" bigint, kind text, series text, number text)
      returning id, person_id, kind, series, number, issued_on, issued_by, department_code`.execute(db);
    return rows;
  },

  async addContacts(contacts: readonly NewContact[]): Promise<Added<CardContact>[]> {
    const { rows } = await sql<Added<CardContact>>`
      insert into contact (person_id, kind, value)
      select "personId", kind, value
      from jsonb_to_recordset(${JSON.stringify(contacts)}::jsonb) as new (
        "personId" bigint, kind text, value text)
      returning id, person_id, kind, value, visible_to_staff`.execute(db);
    return rows;
  },
});
