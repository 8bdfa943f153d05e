import type { RefusalCode } from '../protocol/refusal-hints.ts';
import { Refusal } from '../protocol/refusal.ts';
import { scopeNames } from '../protocol/scopes.ts';

/** One electronic consent that a system asks for in `permissions`, checked. */
export interface Permission {
  type: string;
  responsible: string;
  expiresInMinutes: number;
  actions: string[];
  purposes: string[];
  scopes: string[];
}

interface ConsentType {
  title: string;
  purposes: readonly string[];
  /** Without these the consent is useless. */
  mandatory: readonly string[];
  allowed: readonly string[];
}

const childScopes = scopeNames(
  'kid_fullname kid_birthdate kid_gender kid_snils kid_birth_cert_doc kid_school_data',
);
const school = (title: string, type: string): ConsentType => ({
  title,
  purposes: [type],
  mandatory: ['fullname'],
  allowed: [
    ...scopeNames('fullname birthdate gender snils id_doc birth_cert_doc email mobile'),
    ...childScopes,
  ],
});

/** Types of the public registry that concern schools. Which scopes a type demands is our choice: the registry is not at hand. */
export const consentTypes: ReadonlyMap<string, ConsentType> = new Map([
  ['EDU_JOURNAL', school('Электронный дневник', 'EDU_JOURNAL')],
  ['KID_SCHOOL', school('Электронный дневник ребёнка', 'KID_SCHOOL')],
  ['KID_EDUCATION', school('Портфолио ребёнка', 'KID_EDUCATION')],
]);

const actions = ['ALL_ACTIONS_TO_DATA'];
/** Ten years. */
const longestMinutes = 10 * 366 * 24 * 60;

/**
 * Reads `permissions`: base64url of a JSON array.
 * @throws Refusal with the code of the first fault.
 */
export function readPermissions(text: string, known: readonly string[]): Permission[] {
  const list = readList(text);
  if (list.length === 0) throw fault('ESIA-036700', 'permissions', 'хотя бы одно согласие', 'пустой список');
  return list.map((item) => readPermission(item, known));
}

function readList(text: string): unknown[] {
  try {
    const content: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(content)) return content;
  } catch {
    // told below
  }
  throw fault('ESIA-007038', 'permissions', 'base64url от массива JSON', 'прочитать не удалось');
}

function readPermission(item: unknown, known: readonly string[]): Permission {
  const fields = new Map<string, unknown>(
    Object.entries(typeof item === 'object' && item !== null ? item : {}),
  );
  const type = fields.get('sysname');
  if (typeof type !== 'string' || type === '')
    throw fault('ESIA-036700', 'sysname', 'тип согласия', 'не указан');
  const rules = consentTypes.get(type);
  if (!rules) throw fault('ESIA-036701', 'sysname', [...consentTypes.keys()].join(', '), type);

  const scopes = namesOf(fields.get('scopes'));
  const absent = rules.mandatory.filter((scope) => !scopes.includes(scope));
  if (absent.length > 0)
    throw fault('ESIA-036702', 'scopes', rules.mandatory.join(' '), `нет ${absent.join(' ')}`);
  const extra = scopes.filter((scope) => !rules.allowed.includes(scope));
  if (extra.length > 0) throw fault('ESIA-036703', 'scopes', rules.allowed.join(' '), extra.join(' '));
  const forbidden = scopes.filter((scope) => !known.includes(scope));
  if (forbidden.length > 0)
    throw fault('ESIA-036704', 'scopes', 'области, разрешённые системе', forbidden.join(' '));

  const wanted = namesOf(fields.get('actions'));
  if (wanted.length === 0) throw fault('ESIA-036705', 'actions', actions.join(', '), 'не указаны');
  const unknown = wanted.filter((action) => !actions.includes(action));
  if (unknown.length > 0) throw fault('ESIA-036706', 'actions', actions.join(', '), unknown.join(', '));

  const purposes = namesOf(fields.get('purposes'));
  if (purposes.length === 0) throw fault('ESIA-036707', 'purposes', rules.purposes.join(', '), 'не указана');
  const foreign = purposes.filter((purpose) => !rules.purposes.includes(purpose));
  if (foreign.length > 0)
    throw fault('ESIA-036726', 'purposes', rules.purposes.join(', '), foreign.join(', '));
  if (purposes.length > 1) throw fault('ESIA-036727', 'purposes', 'ровно одна цель', String(purposes.length));

  const minutes = fields.get('expire');
  if (
    typeof minutes !== 'number' ||
    !Number.isSafeInteger(minutes) ||
    minutes <= 0 ||
    minutes > longestMinutes
  )
    throw fault('ESIA-036716', 'expire', `минуты, от 1 до ${longestMinutes}`, String(minutes));
  const responsible = fields.get('responsibleObject');
  return {
    type,
    responsible: typeof responsible === 'string' ? responsible.slice(0, 200) : '',
    expiresInMinutes: minutes,
    actions: wanted,
    purposes,
    scopes,
  };
}

function namesOf(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  const items: unknown[] = list;
  return items.flatMap((item) =>
    typeof item === 'object' && item !== null && 'sysname' in item && typeof item.sysname === 'string'
      ? [item.sysname]
      : [],
  );
}

function fault(code: RefusalCode, on: string, expected: string, got: string): Refusal {
  return new Refusal(code, { on: `permissions.${on}`, expected, got });
}
