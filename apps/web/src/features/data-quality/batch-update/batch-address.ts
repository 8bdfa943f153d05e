import type { BatchFilter, CardKind } from '@gorodok/contract';

export const batchKinds = ['student', 'guardian', 'employee'] as const satisfies readonly CardKind[];

/** The filter of both steps, as the address of the screen has it: links from elsewhere lead to a filter that is chosen already. */
export interface BatchAddress {
  kind?: CardKind;
  class?: number;
  grade?: number;
  only?: 'unfilled';
}

const whole = (value: unknown): number =>
  Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : 0;

export function readBatchAddress(search: Record<string, unknown>): BatchAddress {
  const kind = batchKinds.find((known) => known === search['kind']);
  const classGroupId = whole(search['class']);
  const grade = whole(search['grade']);
  return {
    ...(kind && { kind }),
    ...(classGroupId ? { class: classGroupId } : grade && grade <= 12 ? { grade } : {}),
    ...(search['only'] === 'unfilled' ? { only: 'unfilled' } : {}),
  };
}

/** Employees belong to no class. */
export function filterOf(address: BatchAddress): BatchFilter {
  const { kind = 'student', only } = address;
  const hasClasses = kind !== 'employee';
  return {
    kind,
    ...(hasClasses && address.class ? { classGroupId: address.class } : {}),
    ...(hasClasses && address.grade ? { grade: address.grade } : {}),
    ...(only ? { only } : {}),
  };
}
