import type { Role } from '@gorodok/contract';

const diary = { to: '/diary', word: 'diary' } as const;
const journal = { to: '/journal', word: 'journal' } as const;
const failures = { to: '/sign-in-failures', word: 'failures' } as const;
const cards = { to: '/cards', word: 'cards' } as const;
const imports = { to: '/imports', word: 'imports' } as const;
const organizations = { to: '/organizations', word: 'organizations' } as const;
const reconciliations = { to: '/reconciliations', word: 'reconciliations' } as const;
const outbox = { to: '/outbox', word: 'outbox' } as const;

export type Section =
  | typeof diary
  | typeof journal
  | typeof failures
  | typeof cards
  | typeof imports
  | typeof organizations
  | typeof reconciliations
  | typeof outbox;

const sectionsOf: Record<Role, readonly [Section, ...Section[]]> = {
  student: [diary],
  guardian: [diary],
  teacher: [journal],
  class_teacher: [journal],
  deputy_head: [journal, cards],
  director: [journal, cards],
  school_admin: [failures, cards, imports, journal],
  municipal_coordinator: [organizations],
  regional_coordinator: [organizations, reconciliations],
  operator: [outbox],
};

/** The sections a role has, the first of them answering its question without a click. */
export const sections = (role: Role): readonly Section[] => sectionsOf[role];

/** Where a role starts after sign-in. */
export const startPage = (role: Role): Section['to'] => sectionsOf[role][0].to;
