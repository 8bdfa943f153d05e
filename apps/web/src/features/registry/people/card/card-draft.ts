import type {
  Card,
  CardContact,
  CardDocument,
  CardSave,
  EmploymentFields,
  PersonField,
  PersonFields,
} from '@gorodok/contract';

/** An entry of a list while it is edited; `key` stays the same while React draws it, `id` null is a new one. */
export interface Entry<Value> {
  readonly key: string;
  readonly id: number | null;
  readonly value: Value;
}

/** A card as somebody wishes it to be. */
export interface CardDraft {
  readonly fields: PersonFields;
  readonly documents: readonly Entry<CardDocument>[];
  readonly contacts: readonly Entry<CardContact>[];
  readonly employment: EmploymentFields | null;
}

/** What of a card is edited. */
export type CardContent = Pick<Card, 'fields' | 'documents' | 'contacts' | 'employment'>;

/** Somebody else has changed what was changed here too: what it was, what it is now, and what is wished here. */
export interface Conflict {
  /** `fields.surname`, `documents.12`, `employment.roles` */
  readonly place: string;
  readonly was: unknown;
  readonly theirs: unknown;
  readonly yours: unknown;
}

export const same = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

/** JSON with its keys in order, since two objects that say the same may list their fields differently. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );

export function draftOf({ fields, documents, contacts, employment }: CardContent): CardDraft {
  return {
    fields,
    documents: documents.map(entryOf),
    contacts: contacts.map(entryOf),
    employment: employment && { positions: employment.positions, roles: employment.roles },
  };
}

const entryOf = <Value extends object>({
  id,
  ...value
}: Value & { id: number }): Entry<Omit<Value, 'id'>> => ({
  key: String(id),
  id,
  value,
});

const personFields = (draft: CardDraft) => Object.keys(draft.fields) as PersonField[]; // the keys, by its type

/** The save that makes of a card what the draft wishes. */
export function saveOf(card: CardContent, draft: CardDraft): CardSave {
  const base = draftOf(card);
  const changed = personFields(draft).filter((field) => !same(base.fields[field], draft.fields[field]));
  const employment: CardSave['employment'] = {};
  if (base.employment && draft.employment) {
    const { positions, roles } = draft.employment;
    if (!same(base.employment.positions, positions))
      employment.positions = { was: base.employment.positions, now: positions };
    if (!same(base.employment.roles, roles)) employment.roles = { was: base.employment.roles, now: roles };
  }
  return {
    fields: Object.fromEntries(
      changed.map((field) => [field, { was: base.fields[field], now: draft.fields[field] }]),
    ),
    documents: entryWishes(base.documents, draft.documents),
    contacts: entryWishes(base.contacts, draft.contacts),
    employment,
  };
}

type EntryWish<Value> = { id: number | null; was: Value | null; now: Value | null };

function entryWishes<Value>(
  base: readonly Entry<Value>[],
  wished: readonly Entry<Value>[],
): EntryWish<Value>[] {
  const removed = base
    .filter(({ id }) => !wished.some((entry) => entry.id === id))
    .map(({ id, value }) => ({ id, was: value, now: null }));
  const written = wished.flatMap(({ id, value }): EntryWish<Value>[] => {
    const was = id === null ? undefined : base.find((entry) => entry.id === id);
    if (!was) return [{ id: null, was: null, now: value }];
    return same(was.value, value) ? [] : [{ id, was: was.value, now: value }];
  });
  return [...removed, ...written];
}

export function isChanged(card: CardContent, draft: CardDraft): boolean {
  const save = saveOf(card, draft);
  return [save.fields, save.documents, save.contacts, save.employment].some(
    (part) => Object.keys(part).length > 0,
  );
}

/**
 * The draft brought over to the card as others have left it: what only they changed is taken, what was changed only here stays,
 * and what both changed differently stays as here and is told, so that somebody chooses.
 */
export function rebase(
  base: CardContent,
  theirs: CardContent,
  yours: CardDraft,
): { draft: CardDraft; conflicts: Conflict[] } {
  const [was, now] = [draftOf(base), draftOf(theirs)];
  const conflicts: Conflict[] = [];
  const merge = <Value>(place: string, old: Value, their: Value, your: Value): Value => {
    if (same(old, your)) return their;
    if (!same(old, their) && !same(their, your))
      conflicts.push({ place, was: old, theirs: their, yours: your });
    return your;
  };
  const mergeField = <Field extends PersonField>(field: Field) => ({
    [field]: merge(`fields.${field}`, was.fields[field], now.fields[field], yours.fields[field]),
  });
  const mergeEntries = <Value>(
    list: string,
    old: readonly Entry<Value>[],
    their: readonly Entry<Value>[],
    your: readonly Entry<Value>[],
  ): Entry<Value>[] => {
    const known = new Map(
      [...your, ...their, ...old].flatMap((entry) => (entry.id === null ? [] : [[entry.id, entry]])),
    );
    const valueIn = (entries: readonly Entry<Value>[], id: number) =>
      entries.find((entry) => entry.id === id)?.value ?? null;
    const merged = [...known].flatMap(([id, { key }]) => {
      const value = merge(`${list}.${id}`, valueIn(old, id), valueIn(their, id), valueIn(your, id));
      return value === null ? [] : [{ key, id, value }];
    });
    return [...merged, ...your.filter(({ id }) => id === null)];
  };
  const fields = Object.assign({}, ...personFields(yours).map(mergeField)) as PersonFields; // each of them once
  const employment =
    was.employment && now.employment && yours.employment
      ? {
          positions: merge(
            'employment.positions',
            was.employment.positions,
            now.employment.positions,
            yours.employment.positions,
          ),
          roles: merge(
            'employment.roles',
            was.employment.roles,
            now.employment.roles,
            yours.employment.roles,
          ),
        }
      : now.employment;
  return {
    draft: {
      fields,
      employment,
      documents: mergeEntries('documents', was.documents, now.documents, yours.documents),
      contacts: mergeEntries('contacts', was.contacts, now.contacts, yours.contacts),
    },
    conflicts,
  };
}

/** Takes back what is wished here in one place: there the card stays as the others have made it. */
export function takeTheirs(theirs: CardContent, draft: CardDraft, place: string): CardDraft {
  const now = draftOf(theirs);
  const [part, name = ''] = place.split('.');
  if (part === 'fields') {
    const field = name as PersonField; // as `rebase` has written it
    return { ...draft, fields: { ...draft.fields, [field]: now.fields[field] } };
  }
  if (part === 'employment' && draft.employment && now.employment)
    return {
      ...draft,
      employment: { ...draft.employment, [name]: now.employment[name === 'roles' ? 'roles' : 'positions'] },
    };
  const replace = <Value>(yours: readonly Entry<Value>[], their: readonly Entry<Value>[]) => [
    ...yours.filter(({ id }) => String(id) !== name),
    ...their.filter(({ id }) => String(id) === name),
  ];
  if (part === 'documents') return { ...draft, documents: replace(draft.documents, now.documents) };
  return { ...draft, contacts: replace(draft.contacts, now.contacts) };
}
