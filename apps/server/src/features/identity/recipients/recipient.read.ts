import type { Preferences } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';

export type LetterLanguage = NonNullable<Preferences['language']>;

/** How somebody is written to. */
export interface Recipient {
  /** Of the personal settings; Russian until one is chosen. */
  language: LetterLanguage;
  /**
   * Where notices go, such as the end of an import; null where the person has no address, or has chosen to be told in another way than
   * by letters: what a notice tells stands in the product as well. Letters about the account itself do not ask.
   */
  noticesTo: string | null;
}

export async function findRecipient(db: Queryable, personId: number): Promise<Recipient> {
  const { rows } = await sql<Recipient>`
    select coalesce(language, 'ru') as language,
      case when coalesce(preferred_contact, 'email') = 'email' then (
        select value from contact where contact.person_id = person.id and kind = 'email'
        order by confirmed_at nulls last, id limit 1) end as notices_to
    from person
    left join account on account.person_id = person.id
    left join personal_settings on personal_settings.account_id = account.id
    where person.id = ${personId}`.execute(db);
  return rows[0] ?? { language: 'ru', noticesTo: null };
}

/** In which language a letter to the person is written. */
export const letterLanguage = async (db: Queryable, personId: number): Promise<LetterLanguage> =>
  (await findRecipient(db, personId)).language;
