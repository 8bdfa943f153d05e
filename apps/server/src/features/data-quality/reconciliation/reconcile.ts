import type { ReconciliationCounts, ReconciliationFinding } from '@gorodok/contract';
import { parseOrganizationInn } from '@gorodok/identifiers';
import type { ComparableOrganization } from '#features/registry/organizations/index.ts';
import { foldOrganizationName, municipalityFinder } from './folded-names.ts';

/** A row of the other register's file. */
export interface RegisterRow {
  row: number;
  name: string;
  municipality: string | null;
  /** The digits as they stand there, right or wrong. */
  inn: string | null;
}

export interface Reconciled {
  counts: ReconciliationCounts;
  findings: ReconciliationFinding[];
}

type Match = { ours: ComparableOrganization; row: RegisterRow };
type Place = { municipalityName: string | null; folded: string };

const isWrong = (inn: string | null): boolean => inn !== null && !parseOrganizationInn(inn).ok;

/**
 * Holds our organisations against the rows of another register: by ИНН first, since names differ in writing; then by
 * municipality and folded name; then by a folded name that is the only one of the region. A pair is made only where nothing
 * else could be meant.
 */
export function reconcile(
  organizations: readonly ComparableOrganization[],
  rows: readonly RegisterRow[],
  municipalities: readonly string[],
): Reconciled {
  const findMunicipality = municipalityFinder(municipalities);
  const ourPlaces = new Map(
    organizations.map((ours) => [
      ours,
      { municipalityName: ours.municipalityName, folded: foldOrganizationName(ours.name) },
    ]),
  );
  const theirPlaces = new Map(
    rows.map((row) => [
      row,
      {
        municipalityName: (row.municipality && findMunicipality(row.municipality)) ?? null,
        folded: foldOrganizationName(row.name),
      },
    ]),
  );
  const pairs = new Pairs(organizations, rows, ourPlaces, theirPlaces);
  // Branches share an ИНН: who bears the name as well comes first.
  pairs.match(
    (ours) => ours.inn && `${ours.inn}\n${ourPlaces.get(ours)?.folded}`,
    (row) => row.inn && `${row.inn}\n${theirPlaces.get(row)?.folded}`,
  );
  pairs.match(
    ({ inn }) => inn,
    ({ inn }) => inn,
  );
  pairs.match(
    (ours) => placed(ourPlaces.get(ours)),
    (row) => placed(theirPlaces.get(row)),
  );
  // A row that names a known municipality is not taken for an organisation of another.
  pairs.match(
    (ours) => ourPlaces.get(ours)?.folded ?? null,
    (row) =>
      theirPlaces.get(row)?.municipalityName === null ? (theirPlaces.get(row)?.folded ?? null) : null,
  );
  const { matches, missing, unknown, repeated } = pairs.result();
  const different = matches.flatMap((match) => differences(match, ourPlaces, theirPlaces));
  const findings = [
    ...missing.map((ours) => finding('missing', ours, null)),
    ...unknown.map((row) =>
      finding('unknown', null, row, theirPlaces.get(row)?.municipalityName ?? row.municipality),
    ),
    ...repeated.map(({ ours, row }) => finding('repeated', ours, row)),
    ...different,
  ];
  return {
    counts: {
      ours: organizations.length,
      rows: rows.length,
      matched: matches.length,
      missing: missing.length,
      unknown: unknown.length,
      different: different.length + repeated.length,
    },
    findings: findings.sort(byMunicipalityAndName),
  };
}

const placed = (place: Place | undefined): string | null =>
  place?.municipalityName ? `${place.municipalityName}\n${place.folded}` : null;

/** Pairs of ours and theirs, found step by step; what is paired takes no part in the next step. */
class Pairs {
  readonly #ours: Set<ComparableOrganization>;
  readonly #rows: Set<RegisterRow>;
  readonly #ourPlaces: ReadonlyMap<ComparableOrganization, Place>;
  readonly #theirPlaces: ReadonlyMap<RegisterRow, Place>;
  readonly #matches: Match[] = [];

  constructor(
    organizations: readonly ComparableOrganization[],
    rows: readonly RegisterRow[],
    ourPlaces: ReadonlyMap<ComparableOrganization, Place>,
    theirPlaces: ReadonlyMap<RegisterRow, Place>,
  ) {
    this.#ours = new Set(organizations);
    this.#rows = new Set(rows);
    this.#ourPlaces = ourPlaces;
    this.#theirPlaces = theirPlaces;
  }

  match(
    ourKey: (ours: ComparableOrganization) => string | null,
    theirKey: (row: RegisterRow) => string | null,
  ): void {
    const byKey = Map.groupBy(this.#ours, ourKey);
    for (const row of this.#rows) {
      const key = theirKey(row);
      const candidates = key === null ? [] : (byKey.get(key) ?? []).filter((ours) => this.#ours.has(ours));
      const [chosen] = candidates;
      if (!chosen || candidates.length > 1) continue;
      this.#ours.delete(chosen);
      this.#rows.delete(row);
      this.#matches.push({ ours: chosen, row });
    }
  }

  /** A row left over that means an organisation with another row is a repetition, not a stranger. */
  result(): {
    matches: Match[];
    missing: ComparableOrganization[];
    unknown: RegisterRow[];
    repeated: Match[];
  } {
    const keysOf = (place: Place | undefined, inn: string | null) =>
      [inn, placed(place)].filter((key) => key !== null);
    const taken = new Map(
      this.#matches.flatMap(({ ours, row }) =>
        [...keysOf(this.#ourPlaces.get(ours), ours.inn), row.inn]
          .filter((key) => key !== null)
          .map((key) => [key, ours] as const),
      ),
    );
    const repeated = [...this.#rows].flatMap((row): Match[] => {
      const key = keysOf(this.#theirPlaces.get(row), row.inn).find((known) => taken.has(known));
      const ours = key === undefined ? undefined : taken.get(key);
      return ours ? [{ ours, row }] : [];
    });
    const repeatedRows = new Set(repeated.map(({ row }) => row));
    return {
      matches: this.#matches,
      missing: [...this.#ours],
      unknown: [...this.#rows].filter((row) => !repeatedRows.has(row)),
      repeated,
    };
  }
}

function differences(
  { ours, row }: Match,
  ourPlaces: ReadonlyMap<ComparableOrganization, Place>,
  theirPlaces: ReadonlyMap<RegisterRow, Place>,
): ReconciliationFinding[] {
  const our = ourPlaces.get(ours);
  const their = theirPlaces.get(row);
  const kinds: ReconciliationFinding['kind'][] = [];
  if (ours.inn !== row.inn && row.inn !== null) kinds.push('inn_differs');
  else if (ours.inn === row.inn && isWrong(ours.inn)) kinds.push('inn_wrong');
  if (row.municipality !== null && their?.municipalityName !== our?.municipalityName)
    kinds.push('municipality_differs');
  if (their?.folded !== our?.folded) kinds.push('name_differs');
  return kinds.map((kind) => finding(kind, ours, row));
}

function finding(
  kind: ReconciliationFinding['kind'],
  ours: ComparableOrganization | null,
  row: RegisterRow | null,
  municipalityName = ours?.municipalityName ?? null,
): ReconciliationFinding {
  const [isOursWrong, isTheirsWrong] = [isWrong(ours?.inn ?? null), isWrong(row?.inn ?? null)];
  return {
    kind,
    organizationId: ours?.id ?? null,
    municipalityName,
    name: ours?.name ?? row?.name ?? '',
    inn: ours?.inn ?? null,
    row: row?.row ?? null,
    theirName: row?.name ?? null,
    theirMunicipality: row?.municipality ?? null,
    theirInn: row?.inn ?? null,
    wrongInn: isOursWrong ? (isTheirsWrong ? 'both' : 'ours') : isTheirsWrong ? 'theirs' : 'none',
  };
}

const collator = new Intl.Collator('ru', { numeric: true });
const byMunicipalityAndName = (one: ReconciliationFinding, other: ReconciliationFinding): number =>
  collator.compare(one.municipalityName ?? '', other.municipalityName ?? '') ||
  collator.compare(one.name, other.name);
