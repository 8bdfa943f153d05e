import type { CardFilters, CardKind, CardSort } from '@gorodok/contract';

/** What the address of the list of cards holds: codes and keys, and never what was searched for. */
export type CardAddress = {
  kind?: CardKind;
  card?: number;
  classes?: number[];
  grades?: number[];
  positions?: string[];
  without?: Missing[];
  ageFrom?: number;
  ageTo?: number;
  sort?: string;
};

/** What a list shows but for the words searched for. */
export type CardView = { kind: CardKind; filters: CardFilters; sort: CardSort };

export const cardKinds = ['student', 'guardian', 'employee'] as const satisfies readonly CardKind[];
export const missingThings = ['snils', 'document', 'contact'] as const;
export type Missing = (typeof missingThings)[number];
const sortKeys = ['name', 'birth_date', 'context'] as const satisfies readonly CardSort['by'][];
export const byName: CardSort = { by: 'name', direction: 'ascending' };

/** Reads an address as somebody may have typed it: what is not understood is left out. */
export function readAddress(search: Record<string, unknown>): CardAddress {
  const kind = cardKinds.find((known) => known === search['kind']);
  const card = wholeNumber(search['card'], Number.MAX_SAFE_INTEGER);
  const classes = listOf(search['classes'], (item) => wholeNumber(item, Number.MAX_SAFE_INTEGER));
  const grades = listOf(search['grades'], (item) => wholeNumber(item, 12));
  const positions = listOf(search['positions'], (item) =>
    typeof item === 'string' && item !== '' ? item : undefined,
  );
  const without = listOf(search['without'], (item) => missingThings.find((known) => known === item));
  const ageFrom = wholeNumber(search['ageFrom'], 130);
  const ageTo = wholeNumber(search['ageTo'], 130);
  const sort = typeof search['sort'] === 'string' && sortIn(search['sort']) ? search['sort'] : undefined;
  return given({ kind, card, classes, grades, positions, without, ageFrom, ageTo, sort });
}

export function viewOf(address: CardAddress): CardView {
  const { kind = 'student', classes, grades, positions, without = [], ageFrom, ageTo, sort = '' } = address;
  return {
    kind,
    sort: sortIn(sort) ?? byName,
    filters: given({
      classGroupIds: classes,
      grades,
      positions,
      withoutSnils: without.includes('snils') || undefined,
      withoutDocument: without.includes('document') || undefined,
      withoutContact: without.includes('contact') || undefined,
      ageFrom,
      ageTo,
    }),
  };
}

export function addressOf({ kind, filters, sort }: CardView): CardAddress {
  const missing = {
    snils: filters.withoutSnils,
    document: filters.withoutDocument,
    contact: filters.withoutContact,
  };
  const without = missingThings.filter((thing) => missing[thing]);
  const usual = sort.by === 'name' && sort.direction === 'ascending';
  return given({
    kind,
    classes: filters.classGroupIds,
    grades: filters.grades,
    positions: filters.positions,
    without: without.length > 0 ? without : undefined,
    ageFrom: filters.ageFrom,
    ageTo: filters.ageTo,
    sort: usual ? undefined : `${sort.direction === 'descending' ? '-' : ''}${sort.by}`,
  });
}

function sortIn(text: string): CardSort | undefined {
  const by = sortKeys.find((key) => key === text.replace(/^-/, ''));
  return by && { by, direction: text.startsWith('-') ? 'descending' : 'ascending' };
}

function wholeNumber(value: unknown, most: number): number | undefined {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 && number <= most
    ? number
    : undefined;
}

function listOf<Item>(value: unknown, read: (item: unknown) => Item | undefined): Item[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = value.slice(0, 50).flatMap((item) => read(item) ?? []);
  return items.length > 0 ? items : undefined;
}

type Given<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** Without the fields that are undefined. */
const given = <Fields extends object>(fields: Fields): Given<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<Fields>;
