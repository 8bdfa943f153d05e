import type { CardDocument } from '@gorodok/contract';
import { checkDocument, formFaultCode } from '@gorodok/identifiers';

/** What no two documents of a person have in common. */
export const documentKey = ({ kind, series, number }: CardDocument): string =>
  `${kind} ${series ?? ''} ${number}`;

/** A document in its canonical writing, or what is wrong with its fields, as seen on a day. */
export function checkedDocument(
  document: CardDocument,
  owner: { birthDate: string | null; today: string },
): { value: CardDocument } | { faults: { field: string; code: string }[] } {
  const checked = checkDocument(document, owner);
  if (checked.ok) return { value: { ...checked.value } };
  return { faults: checked.faults.map(({ field, code }) => ({ field, code: formFaultCode(code) })) };
}
