import type { InnRemark } from '../data/other-organizations.ts';
import type { MunicipalityFacts } from '../data/municipalities.ts';
import type { SchoolStage } from '../data/schools.ts';

export type OrganizationKind = 'general' | 'preschool' | 'additional' | 'boarding' | 'education_authority';

/** An organisation before it is filled: what it is called and how many people it shall have. */
export type PlannedOrganization = {
  name: string;
  kinds: readonly OrganizationKind[];
  /** Null: the generator invents a valid one. */
  inn: string | null;
  innRemark?: InnRemark;
  /** Which grades are taught; null where no general education is given. */
  stage: SchoolStage | null;
  students: number;
  preschoolers: number;
  /** Children of additional education. */
  participants: number;
  yearState: 'open' | 'planned';
  /** Whether every student card of the school is filled. */
  everyStudentCardFilled: boolean;
  /** Those who have left, and whose cards stay. */
  formerStudents: number;
  formerStaff: number;
};

/** People of «Кем войти» live around these organisations; `second` and `kindergarten` teach their other children. */
export type FeaturedPlaces = { school: string; second: string; kindergarten: string };

/**
 * Organisations between which families spread their children, in one municipality. The generator keeps one neighbourhood
 * in memory at a time, so a large city is planned as several.
 */
export type PlannedNeighbourhood = {
  municipality: MunicipalityFacts;
  organizations: readonly PlannedOrganization[];
  featured?: FeaturedPlaces;
};

export type RegionPlan = {
  /** Same seed, same `today`, same plan: same region. */
  seed: string;
  name: string;
  authority: string;
  timeZone: string;
  /** As in a timestamp: `+05:00`. */
  utcOffset: string;
  municipalities: readonly MunicipalityFacts[];
  neighbourhoods: readonly PlannedNeighbourhood[];
};

const gradeCount = { primary: 4, basic: 9, secondary: 11 };

export const gradesOf = (stage: SchoolStage): readonly number[] =>
  Array.from({ length: gradeCount[stage] }, (_, index) => index + 1);

/** «Аргаяшский муниципальный район» → «Аргаяшского муниципального района». */
const genitive = (municipality: string): string =>
  municipality
    .replace(/^(\S+)(?:ий|ый) /, '$1ого ')
    .replace('муниципальный район', 'муниципального района')
    .replace('городской округ', 'городского округа');

export const municipalAuthorityName = (municipality: string): string =>
  `Управление образования администрации ${genitive(municipality)}`;

const ownership =
  /^(?:МКУ ДО|МБУ ДО|МАУ ДО|МУ ДО|МКУДО|МУДО|МБУДО|МБОУ ДО|МАДОУ|МБДОУ|МКДОУ|МДОУ|МБОУ|МКОУ|МАОУ|МБУ|МОУ) ?/;

/** The name without the form of ownership: МКОУ "Буринская СОШ" → Буринская СОШ. */
export function shortNameOf(name: string): string {
  const short = name.replace(ownership, '');
  const quoted = /^["«](.*)["»]$/.exec(short)?.[1];
  return quoted !== undefined && !/["«»]/.test(quoted) ? quoted : short;
}
