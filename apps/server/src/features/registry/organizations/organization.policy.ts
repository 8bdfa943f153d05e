import type { EditOrganization, OrganizationDetails } from '@gorodok/contract';
import { parseOgrn, parseOrganizationInn, parsePhone, type Parsed } from '@gorodok/identifiers';
import type { Actor } from '#platform/actor/actor.ts';

export type OrganizationFields = Omit<EditOrganization, 'version'>;
export interface Judgement {
  fields: OrganizationFields;
  faults: { field: string; code: string }[];
}

const oneLine = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/**
 * What was typed, in the writing that the register keeps, and what is wrong about it. A number that stays as it was is not
 * judged anew: who mends the phone need not know the right ИНН.
 */
export function judgeEdit(actor: Actor, before: OrganizationDetails, edit: OrganizationFields): Judgement {
  const faults: Judgement['faults'] = [];
  const number = (
    field: 'inn' | 'kpp' | 'ogrn' | 'phone',
    parse: (raw: string) => Parsed<string> | string,
  ): string | null => {
    const text = oneLine(edit[field] ?? '');
    if (text === '') return null;
    if (text === before[field]) return text;
    const parsed = parse(text);
    if (typeof parsed === 'string') faults.push({ field: `/${field}`, code: parsed });
    else if (parsed.ok) return parsed.value;
    else faults.push({ field: `/${field}`, code: `cell.${parsed.code}` });
    return text;
  };
  const fields = {
    name: oneLine(edit.name),
    shortName: oneLine(edit.shortName),
    kinds: edit.kinds,
    inn: number('inn', parseOrganizationInn),
    kpp: number('kpp', parseKpp),
    ogrn: number('ogrn', parseOgrn),
    phone: number('phone', parsePhone),
  };
  for (const field of ['name', 'shortName'] as const) {
    if (fields[field] === '') faults.push({ field: `/${field}`, code: 'organization.name_blank' });
  }
  const isOwn = before.id === actor.organizationId;
  if (isOwn && before.kinds.includes('education_authority') && !edit.kinds.includes('education_authority'))
    faults.push({ field: '/kinds', code: 'organization.authority_is_needed' });
  return { fields, faults };
}

/** КПП has no check digit; nine digits are all that can be told. */
function parseKpp(raw: string): Parsed<string> | string {
  const digits = raw.replace(/[\s-]/gu, '');
  return /^\d{9}$/u.test(digits) ? { ok: true, value: digits, warnings: [] } : 'organization.kpp_format';
}

/** The names of the fields that the edit changes. */
export const changedFields = (before: OrganizationDetails, after: OrganizationFields): string[] =>
  Object.entries(after)
    .filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof OrganizationFields]),
    )
    .map(([field]) => field);
