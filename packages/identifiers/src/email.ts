import type { Parsed, RawValue } from './parsed.ts';
import { accepted, refused } from './parsed.ts';
import { isMissing, plainText } from './text.ts';

/** An e-mail address in lower case. */
export type Email = string;

// Deliberately simpler than RFC 5322: what schools type and what mail servers deliver. Only a letter sent and
// answered proves an address.
const address =
  /^[a-z0-9](?:[a-z0-9_+-]|\.(?!\.))*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/u;

/** An address, in lower case. Faults: value_missing, email_format, email_not_latin. */
export function parseEmail(raw: RawValue): Parsed<Email> {
  if (isMissing(raw)) return refused('value_missing');
  const email = plainText(raw)
    .toLowerCase()
    .replace(/^mailto:\s*/u, '');
  if (/[^\p{ASCII}]/u.test(email)) return refused('email_not_latin');
  const local = email.slice(0, email.indexOf('@'));
  const fits = email.length <= 254 && local.length <= 64 && !local.endsWith('.');
  return fits && address.test(email) ? accepted(email) : refused('email_format');
}
