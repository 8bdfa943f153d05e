import type { Role } from '@gorodok/contract';

const diary = { to: '/diary', word: 'diary' } as const;
const journal = { to: '/journal', word: 'journal' } as const;
const periods = { to: '/period-closings', word: 'periods' } as const;
const failures = { to: '/sign-in-failures', word: 'failures' } as const;
const readiness = { to: '/readiness', word: 'readiness' } as const;
const completeness = { to: '/completeness', word: 'completeness' } as const;
const duplicates = { to: '/duplicates', word: 'duplicates' } as const;
const cards = { to: '/cards', word: 'cards' } as const;
const people = { to: '/people', word: 'people' } as const;
const imports = { to: '/imports', word: 'imports' } as const;
const batchUpdate = { to: '/batch-update', word: 'batchUpdate' } as const;
const movement = { to: '/movement', word: 'movement' } as const;
const years = { to: '/academic-years', word: 'years' } as const;
const openings = { to: '/year-openings', word: 'openings' } as const;
const organizations = { to: '/organizations', word: 'organizations' } as const;
const accounts = { to: '/accounts', word: 'accounts' } as const;
const administrators = { to: '/administrators', word: 'administrators' } as const;
const cutOffs = { to: '/password-cut-offs', word: 'cutOffs' } as const;
const reconciliations = { to: '/reconciliations', word: 'reconciliations' } as const;
const outbox = { to: '/outbox', word: 'outbox' } as const;

export type Section =
  | typeof diary
  | typeof journal
  | typeof periods
  | typeof failures
  | typeof readiness
  | typeof completeness
  | typeof duplicates
  | typeof cards
  | typeof people
  | typeof imports
  | typeof batchUpdate
  | typeof movement
  | typeof years
  | typeof openings
  | typeof organizations
  | typeof accounts
  | typeof administrators
  | typeof cutOffs
  | typeof reconciliations
  | typeof outbox;

const sectionsOf: Record<Role, readonly [Section, ...Section[]]> = {
  student: [diary],
  guardian: [diary],
  teacher: [journal],
  class_teacher: [journal],
  deputy_head: [journal, periods, cards, readiness, movement, completeness, years, duplicates],
  director: [journal, periods, cards, readiness, movement, completeness, years, duplicates],
  school_admin: [
    failures,
    cards,
    readiness,
    movement,
    completeness,
    duplicates,
    years,
    batchUpdate,
    imports,
    journal,
    periods,
    accounts,
    administrators,
  ],
  municipal_coordinator: [
    organizations,
    readiness,
    completeness,
    failures,
    openings,
    duplicates,
    people,
    accounts,
    administrators,
  ],
  regional_coordinator: [
    organizations,
    readiness,
    completeness,
    failures,
    openings,
    duplicates,
    people,
    reconciliations,
    accounts,
    administrators,
    cutOffs,
  ],
  operator: [outbox, accounts, administrators],
};

/** The sections a role has, the first of them answering its question without a click. */
export const sections = (role: Role): readonly Section[] => sectionsOf[role];

const mostInBar = 4;

/** How a phone shares them out: what stands in its bar, and what comes with «Ещё». */
export const onPhone = (
  links: readonly Section[],
): { inBar: readonly Section[]; beyond: readonly Section[] } => ({
  inBar: links.slice(0, mostInBar),
  beyond: links.slice(mostInBar),
});

/** Where a role starts after sign-in: the section that the person has chosen for it, else the first. */
export const startPage = (role: Role, chosen?: string): Section['to'] =>
  (sectionsOf[role].find(({ word }) => word === chosen) ?? sectionsOf[role][0]).to;
