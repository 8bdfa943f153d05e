import type { CardSave, ConfirmedField, PersonFields } from '@gorodok/contract';
import { documentRepository } from '#features/registry/documents/index.ts';
import { findCardKind, personRepository, saveCardWithin } from '#features/registry/people/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import type { ConfirmedIdentity } from './confirmed-identity.ts';

/**
 * Writes what ЕСИА confirms into a card of the actor's organization, as a save of the card by the actor: with its checks, its
 * history and its entry in the audit log. Another organization's card answers 404.
 */
export async function takeOver(
  transaction: Queryable,
  actor: Actor,
  personId: number,
  confirmed: ConfirmedIdentity,
  fields: readonly ConfirmedField[],
): Promise<void> {
  const kind = await findCardKind(transaction, actor, personId);
  if (!kind) throw new AppError('not_found', 'person.not_found');
  const current = await personRepository(transaction).getFields(personId);
  const documents = await documentRepository(transaction).listOf(personId);
  await saveCardWithin(transaction, actor, kind, personId, {
    fields: Object.assign({}, ...fields.map((field) => fieldSave(field, confirmed, current))),
    documents: fields.includes('document') ? documentSave(confirmed, documents) : [],
    contacts: [],
    employment: {},
  });
}

function fieldSave(
  field: ConfirmedField,
  confirmed: ConfirmedIdentity,
  current: PersonFields,
): CardSave['fields'] {
  const { surname, firstName, patronymic, birthDate, snils } = confirmed;
  if (field === 'surname') return { surname: { was: current.surname, now: surname } };
  if (field === 'first_name') return { firstName: { was: current.firstName, now: firstName } };
  if (field === 'patronymic') return { patronymic: { was: current.patronymic, now: given(patronymic) } };
  if (field === 'birth_date')
    return { birthDate: { was: current.birthDate, now: birthDate ?? nothingGiven() } };
  return field === 'snils' ? { snils: { was: current.snils, now: given(snils) } } : {};
}

const given = (value: string | null) => ({ value: value ?? nothingGiven(), absent: false });

/** The document takes the place of the one of its kind. */
function documentSave(
  { document }: ConfirmedIdentity,
  current: Awaited<ReturnType<ReturnType<typeof documentRepository>['listOf']>>,
): CardSave['documents'] {
  if (!document) return nothingGiven();
  const [id, was] = [...current].find(([, { kind }]) => kind === document.kind) ?? [null, null];
  return [{ id, was, now: document }];
}

function nothingGiven(): never {
  throw new AppError('conflict', 'sign_in.nothing_to_take_over');
}
