import type { CardDocument, GuardianLink } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

/** A person as a form names him; what the card does not say is left to be written by hand. */
export interface FormPerson {
  name: string;
  birthDate: string | null;
  address: string | null;
  document: Pick<
    CardDocument,
    'kind' | 'series' | 'number' | 'issuedOn' | 'issuedBy' | 'departmentCode'
  > | null;
}

export interface FormFacts {
  organization: {
    name: string;
    inn: string | null;
    kpp: string | null;
    ogrn: string | null;
    phone: string | null;
  };
  subject: FormPerson;
  representative: (FormPerson & { relation: GuardianLink['relation'] }) | null;
}

/** What stands on a printed consent. The caller has seen that the card is the actor's, and the representative entitled. */
export async function getFormFacts(
  db: Queryable,
  actor: Actor,
  personId: number,
  representativeId: number | null,
): Promise<FormFacts> {
  const organization = await db
    .selectFrom('organization')
    .select(['name', 'inn', 'kpp', 'ogrn', 'phone'])
    .where('id', '=', actor.organizationId)
    .executeTakeFirstOrThrow();
  const subject = await getPerson(db, personId);
  if (representativeId === null) return { organization, subject, representative: null };
  const { relation } = await db
    .selectFrom('guardianship')
    .select(sql<GuardianLink['relation']>`relation`.as('relation'))
    .where('guardianId', '=', representativeId)
    .where('childId', '=', personId)
    .where('endsOn', 'is', null)
    .executeTakeFirstOrThrow();
  return { organization, subject, representative: { ...(await getPerson(db, representativeId)), relation } };
}

/** With the passport, if there is one; else whatever document the card has. */
const getPerson = (db: Queryable, personId: number): Promise<FormPerson> =>
  db
    .selectFrom('person')
    .where('person.id', '=', personId)
    .select([
      sql<string>`concat_ws(' ', surname, first_name, patronymic)`.as('name'),
      'birthDate',
      sql<string | null>`coalesce(address, residence_address)`.as('address'),
      sql<FormPerson['document']>`(
        select jsonb_build_object('kind', kind, 'series', series, 'number', number, 'issuedOn', issued_on,
          'issuedBy', issued_by, 'departmentCode', department_code)
        from identity_document where person_id = person.id
        order by array_position(array['passport', 'foreign_passport', 'birth_certificate'], kind), id desc limit 1)`.as(
        'document',
      ),
    ])
    .executeTakeFirstOrThrow();
