import type { ClientBase } from 'pg';
import { schoolYearOf } from './calendar.ts';
import { curriculum } from './data/curriculum.ts';
import { municipalities } from './data/municipalities.ts';
import { fillNeighbourhood } from './fill-neighbourhood.ts';
import { createNumbers } from './people/numbers.ts';
import { hire, type LabourMarket, type StaffRole } from './people/staff.ts';
import { registerOrganization } from './plan/organizations.ts';
import { municipalAuthorityName, type RegionPlan } from './plan/region-plan.ts';
import { createProgress } from './progress.ts';
import { createQuota, createRandom } from './random.ts';
import { emptyFigures, type RegionFigures, type Run } from './run.ts';
import type { AccountsFile, Feature } from './writing/accounts-file.ts';
import { suspendCards } from './writing/cards.ts';
import { suspendForeignKeys } from './writing/foreign-keys.ts';
import { suspendIndexes } from './writing/indexes.ts';
import { givePeriodMarks } from './writing/period-marks.ts';
import { createSheets, type Sheets } from './writing/sheets.ts';

// Of the monitoring before the move to ЕСИА: 23 % of employee cards were not filled. Parents' cards are said to be no better.
const unfilledEmployeeCards = 0.23;
const unfilledGuardianCards = 0.26;

export type FillOptions = {
  /** `YYYY-MM-DD` in the region's time zone: up to this day lessons are held and marked. */
  today: string;
  accounts: AccountsFile;
  /** How many terms get a timetable with lessons and marks; 0 for the register alone. */
  terms: number;
  progress?: (line: string) => void;
};

/**
 * Fills an empty migrated database with an invented region, inside the transaction that the client has open. The same plan
 * and day give the same rows. Memory is bounded by the largest neighbourhood of the plan.
 * @throws Error when the database holds a region already.
 */
export async function fillRegion(
  client: ClientBase,
  plan: RegionPlan,
  options: FillOptions,
): Promise<RegionFigures> {
  const { rowCount } = await client.query('select 1 from region');
  if (rowCount !== 0)
    throw new Error('The database holds a region already: a demonstration needs an empty one.');
  const { progress = () => undefined } = options;
  const tell = createProgress(plan, progress);
  const restoreForeignKeys = await suspendForeignKeys(client);
  const makeCards = await suspendCards(client);
  const restoreIndexes = await suspendIndexes(client);
  const run = startRun(client, plan, options);
  await client.query('insert into region (id, name) overriding system value values (1, $1)', [plan.name]);
  const municipalityIds = registerMunicipalities(run.sheets, plan);
  staffAuthorities(run, plan, municipalityIds);
  for (const [index, neighbourhood] of plan.neighbourhoods.entries()) {
    const { name } = neighbourhood.municipality;
    const municipalityId = municipalityIds.get(name);
    if (municipalityId === undefined) throw new Error(`the plan does not list the municipality ${name}`);
    await fillNeighbourhood(run, run.random.fork(`neighbourhood ${index}`), neighbourhood, municipalityId);
    tell(name, run.figures);
  }
  await run.sheets.flush();
  await run.sheets.alignSequences();
  progress('Строю индексы…');
  await restoreIndexes();
  await client.query('analyze');
  progress('Выставляю отметки за периоды…');
  await givePeriodMarks(client, options.today);
  progress('Проверяю связи…');
  await restoreForeignKeys();
  await makeCards(run.year.startsOn);
  await client.query(`select setval(pg_get_serial_sequence('region', 'id'), 1)`);
  return run.figures;
}

function startRun(client: ClientBase, plan: RegionPlan, { today, accounts, terms }: FillOptions): Run {
  const random = createRandom(plan.seed);
  const sheets = createSheets(client);
  return {
    random,
    today,
    year: schoolYearOf(today),
    terms,
    timeZone: plan.timeZone,
    utcOffset: plan.utcOffset,
    sheets,
    numbers: createNumbers(),
    accounts,
    subjectIds: writeSubjects(sheets),
    unfilled: {
      employee: createQuota(unfilledEmployeeCards, random.fork('employee cards')),
      guardian: createQuota(unfilledGuardianCards, random.fork('guardian cards')),
    },
    figures: emptyFigures(),
  };
}

function writeSubjects(sheets: Sheets): ReadonlyMap<string, number> {
  const names = new Set(Object.values(curriculum).flatMap((hours) => Object.keys(hours)));
  const ids = new Map([...names].map((name) => [name, sheets.nextId('subject')]));
  for (const [name, id] of ids) sheets.add('subject', { id, name });
  return ids;
}

function registerMunicipalities(sheets: Sheets, plan: RegionPlan): ReadonlyMap<string, number> {
  return new Map(
    plan.municipalities.map(({ name, kind }) => {
      const id = sheets.nextId('municipality');
      sheets.add('municipality', { id, name, kind });
      return [name, id];
    }),
  );
}

/** The ministry with the regional coordinator and the operator, and an authority with its coordinator in every municipality. */
function staffAuthorities(run: Run, plan: RegionPlan, municipalityIds: ReadonlyMap<string, number>): void {
  const random = run.random.fork('authorities');
  const register = (name: string, municipalityId: number | null) =>
    registerOrganization(run, { name, kinds: ['education_authority'], inn: null }, municipalityId);
  const ministry = register(plan.authority, null);
  // The ministry sits in the region's capital, which is none of the listed municipalities.
  const capital = { ...municipalities.kopeysky, settlements: ['г. Челябинск'] };
  const employ = (
    market: LabourMarket,
    organizationId: number,
    position: string,
    role: StaffRole,
    feature?: Feature,
  ) => hire(run, market, organizationId, { positions: [position], roles: [role], feature });
  const market = { municipality: capital, random, candidates: [] };
  employ(market, ministry, 'Региональный координатор', 'regional_coordinator', {
    role: 'Региональный координатор',
    note: `Региональный координатор, ${plan.authority}`,
  });
  employ(market, ministry, 'Оператор', 'operator', {
    role: 'Оператор',
    note: `Оператор системы, ${plan.authority}`,
  });
  const featured = plan.neighbourhoods.find((neighbourhood) => neighbourhood.featured)?.municipality.name;
  for (const municipality of plan.municipalities) {
    const name = municipalAuthorityName(municipality.name);
    const authority = register(name, municipalityIds.get(municipality.name) ?? null);
    const feature = { role: 'Муниципальный координатор', note: `Муниципальный координатор, ${name}` };
    const here = { municipality, random, candidates: [] };
    employ(
      here,
      authority,
      'Муниципальный координатор',
      'municipal_coordinator',
      municipality.name === featured ? feature : undefined,
    );
  }
}
