import { innRemarkSource } from '../data/other-organizations.ts';
import type { Random } from '../random.ts';
import { momentOf, recordedAt, type Run } from '../run.ts';
import { draftClassGroups, type ClassGroup } from './class-groups.ts';
import { shortNameOf, type PlannedOrganization } from './region-plan.ts';

/** An organisation that stands in the register and is being filled. */
export type Organization = {
  id: number;
  plan: PlannedOrganization;
  yearId: number;
  groups: ClassGroup[];
  phone: string;
  studentCards: number;
  /** Ids of the movement orders by kind and day, so that one order moves many. */
  orders: Map<string, number>;
};

const phoneOf = (organizationId: number): string => `+7351${2_000_000 + organizationId * 37}`;

/** Writes an organisation into the register. @returns its id. */
export function registerOrganization(
  run: Run,
  plan: Pick<PlannedOrganization, 'name' | 'kinds' | 'inn' | 'innRemark'>,
  municipalityId: number | null,
): number {
  const id = run.sheets.nextId('organization');
  const inn = plan.inn ?? run.numbers.nextInn();
  run.sheets.add('organization', {
    id,
    municipality_id: municipalityId,
    name: plan.name,
    short_name: shortNameOf(plan.name),
    kinds: plan.kinds,
    inn,
    kpp: `${inn.slice(0, 4)}01001`,
    ogrn: run.numbers.nextOgrn(),
    time_zone: run.timeZone,
    phone: phoneOf(id),
    created_at: recordedAt(run),
  });
  if (plan.innRemark) {
    const { register, remark } = plan.innRemark;
    run.sheets.add('organization_inn_remark', {
      organization_id: id,
      register,
      remark,
      source: innRemarkSource,
    });
  }
  run.figures.organizations++;
  return id;
}

/** Registers an organisation with its academic year, periods and groups; the groups wait for those who lead them. */
export function openOrganization(
  run: Run,
  random: Random,
  plan: PlannedOrganization,
  municipalityId: number,
): Organization {
  const id = registerOrganization(run, plan, municipalityId);
  const { sheets, year } = run;
  const yearId = sheets.nextId('academic_year');
  sheets.add('academic_year', {
    id: yearId,
    organization_id: id,
    name: year.name,
    starts_on: year.startsOn,
    ends_on: year.endsOn,
    state: plan.yearState,
  });
  for (const quarter of plan.stage === null ? [] : year.quarters) {
    sheets.add('academic_period', {
      id: sheets.nextId('academic_period'),
      academic_year_id: yearId,
      kind: 'quarter',
      number: quarter.number,
      starts_on: quarter.startsOn,
      ends_on: quarter.endsOn,
    });
  }
  const groups = draftClassGroups(random, plan).map((draft) => ({
    ...draft,
    id: sheets.nextId('class_group'),
    students: [],
    classTeacherEmploymentId: null,
  }));
  return { id, plan, yearId, groups, phone: phoneOf(id), studentCards: 0, orders: new Map() };
}

/** Writes the groups, once it is known who leads them. */
export function writeClassGroups(run: Run, organization: Organization): void {
  for (const group of organization.groups) {
    run.sheets.add('class_group', {
      id: group.id,
      organization_id: organization.id,
      academic_year_id: organization.yearId,
      name: group.name,
      grade: group.grade,
      class_teacher_employment_id: group.classTeacherEmploymentId,
    });
  }
}

const movements = {
  admission: { letter: 'З', ground: 'Заявление родителей (законных представителей)' },
  transfer_in: { letter: 'П', ground: 'Заявление о приёме в порядке перевода, личное дело' },
  transfer_out: { letter: 'В', ground: 'Заявление родителей о переводе в другую организацию' },
  graduation: { letter: 'А', ground: 'Решение педагогического совета о завершении обучения' },
  expulsion: { letter: 'О', ground: 'Заявление родителей (законных представителей) об отчислении' },
} as const;

/** The order of a kind, of education and a day: drawn up when the first student needs it. @returns its id. */
export function movementOrder(
  run: Run,
  organization: Organization,
  kind: keyof typeof movements,
  education: string,
  date: string,
): number {
  const key = `${kind} ${education} ${date}`;
  const known = organization.orders.get(key);
  if (known !== undefined) return known;
  const id = run.sheets.nextId('movement_order');
  organization.orders.set(key, id);
  run.sheets.add('movement_order', {
    id,
    organization_id: organization.id,
    kind,
    education,
    number: `${organization.orders.size}-${movements[kind].letter}`,
    dated_on: date,
    ground: movements[kind].ground,
    signed_at: momentOf(run, date, '10:00'),
    created_at: momentOf(run, date, '09:00'),
  });
  return id;
}
