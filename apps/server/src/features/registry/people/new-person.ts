import type { CardContact, CardKind, DuplicateAnswer, PersonFields } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { foldName } from '@gorodok/identifiers';
import { recordCardChange } from './card-change.repository.ts';
import { contactRepository } from './contact.repository.ts';
import { planEntries } from './entry-changes.ts';
import type { CheckNewPerson } from './new-person-check.ts';
import { checkContact, checkPerson, contactKey } from './person-fields.ts';
import { personRepository } from './person.repository.ts';
import { lockSnils } from './snils-owner.ts';

export interface GivenPerson {
  readonly fields: PersonFields;
  readonly contacts: readonly CardContact[];
}

export interface TakingOptions {
  today: string;
  /** Where the person stands in the form, for faults. */
  place: string;
  kind: CardKind;
  /** Of a guardian. */
  childId?: number;
  check: CheckNewPerson;
  answer: DuplicateAnswer | undefined;
}

/**
 * The person that a form describes: the one who bears the СНИЛС with the same name and birth date, left as he is; else whom the check has
 * found and the form takes; else a new one. Another bearer of the СНИЛС is a fault. Two people of one organization who enter the same person wait for each other.
 */
export async function takePerson(
  transaction: Queryable,
  actor: Actor,
  given: GivenPerson,
  { today, place, kind, childId, check, answer }: TakingOptions,
): Promise<number> {
  const { fields, faults } = checkPerson(given.fields, today, `${place}/fields`);
  const contacts = planEntries<CardContact>(
    new Map(),
    given.contacts.map((now) => ({ id: null, was: null, now })),
    { list: 'contacts', word: 'contact', keyOf: contactKey, check: checkContact },
  );
  const contactFaults = contacts.faults.map(({ field, code }) => ({
    field: `${place}${field.replace(/\/now\//u, '/')}`,
    code,
  }));
  if (faults.length + contactFaults.length > 0)
    throw new AppError('invalid', 'input_invalid', [...faults, ...contactFaults]);

  await lockName(transaction, actor, fields);
  const known = await findBearer(transaction, fields, `${place}/fields/snils`);
  if (known !== undefined) return known;
  const inQuestion = { kind, fields, contacts: contacts.add, document: null, childId: childId ?? null };
  const verdict = await check(transaction, actor, inQuestion, answer);
  if ('take' in verdict) return verdict.take;
  const personId = await personRepository(transaction).add(fields);
  for (const contact of contacts.add) await contactRepository(transaction).add(personId, contact);
  await recordCardChange(transaction, actor, {
    personId,
    belongsToOrganizationId: null,
    action: 'card.created',
    changes: [
      ...Object.entries(fields).map(([field, now]) => ({ field, entryId: null, was: null, now })),
      ...contacts.changes,
    ],
  });
  await verdict.note(transaction, personId);
  return personId;
}

async function findBearer(
  transaction: Queryable,
  fields: PersonFields,
  place: string,
): Promise<number | undefined> {
  const snils = fields.snils.value;
  if (snils === null) return undefined;
  await lockSnils(transaction, snils);
  const bearers = await transaction
    .selectFrom('person')
    .select(['id', 'surname', 'firstName', 'patronymic', 'birthDate'])
    .where('snils', '=', snils)
    .where('mergedIntoId', 'is', null)
    .execute();
  const [bearer] = bearers;
  if (!bearer) return undefined;
  const same =
    bearers.length === 1 &&
    bearer.birthDate === fields.birthDate &&
    foldName(bearer.surname) === foldName(fields.surname) &&
    foldName(bearer.firstName) === foldName(fields.firstName);
  if (!same)
    throw new AppError('conflict', 'input_invalid', [
      { field: place, code: 'card.snils_belongs_to_another' },
    ]);
  return bearer.id;
}

/** A second click, or a colleague with the same paper on the desk, finds what the first has written. */
async function lockName(
  transaction: Queryable,
  actor: Actor,
  { surname, firstName }: PersonFields,
): Promise<void> {
  const name = `${actor.organizationId} ${foldName(surname)} ${foldName(firstName)}`;
  await sql`select pg_advisory_xact_lock(hashtextextended('new person ' || ${name}, 0))`.execute(transaction);
}
