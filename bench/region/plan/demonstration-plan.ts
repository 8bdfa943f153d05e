import { municipalities, type MunicipalityKey } from '../data/municipalities.ts';
import {
  additionalEducation,
  kindergartens,
  type OtherOrganizationFacts,
} from '../data/other-organizations.ts';
import { schools, type SchoolFacts } from '../data/schools.ts';
import type {
  OrganizationKind,
  PlannedNeighbourhood,
  PlannedOrganization,
  RegionPlan,
} from './region-plan.ts';

const childrenInKindergarten = 84;
const childrenInAdditionalEducation = 48;

function plannedSchool(school: SchoolFacts): PlannedOrganization {
  const kinds: OrganizationKind[] = ['general'];
  if (school.isAlsoKindergarten) kinds.push('preschool');
  if (school.boarding) kinds.push('boarding');
  return {
    name: school.name,
    kinds,
    inn: null,
    stage: school.stage,
    students: school.students,
    preschoolers: school.preschoolers ?? 0,
    participants: 0,
    yearState: school.notOpened ? 'planned' : 'open',
    everyStudentCardFilled: school.filled ?? false,
    formerStudents: 0,
    formerStaff: 0,
  };
}

const plannedOther = (
  facts: OtherOrganizationFacts,
  kind: 'preschool' | 'additional',
): PlannedOrganization => ({
  name: facts.name,
  kinds: [kind],
  inn: facts.inn,
  ...(facts.innRemark ? { innRemark: facts.innRemark } : {}),
  stage: null,
  students: 0,
  preschoolers: kind === 'preschool' ? childrenInKindergarten : 0,
  participants: kind === 'additional' ? childrenInAdditionalEducation : 0,
  yearState: 'open',
  everyStudentCardFilled: false,
  formerStudents: 0,
  formerStaff: 0,
});

function neighbourhoodOf(key: MunicipalityKey): PlannedNeighbourhood {
  const here = (facts: { municipality: MunicipalityKey }) => facts.municipality === key;
  const organizations = [
    ...schools.filter(here).map(plannedSchool),
    ...kindergartens.filter(here).map((facts) => plannedOther(facts, 'preschool')),
    ...additionalEducation.filter(here).map((facts) => plannedOther(facts, 'additional')),
  ];
  const neighbourhood = { municipality: municipalities[key], organizations };
  if (key !== 'uvelsky') return neighbourhood;
  return {
    ...neighbourhood,
    featured: {
      school: 'МКОУ «Берёзовская СОШ»',
      second: 'МКОУ «Петровская СОШ»',
      kindergarten: 'МДОУ "Детский сад №15"',
    },
  };
}

const keys = Object.keys(municipalities) as MunicipalityKey[];

/** Челябинская область as the requirements for keeping the data base show it, some 4,000 students large. */
export const demonstrationPlan: RegionPlan = {
  seed: 'Челябинская область',
  name: 'Челябинская область',
  authority: 'Министерство образования и науки Челябинской области',
  timeZone: 'Asia/Yekaterinburg',
  utcOffset: '+05:00',
  municipalities: keys.map((key) => municipalities[key]),
  neighbourhoods: keys.map(neighbourhoodOf).filter(({ organizations }) => organizations.length > 0),
};
