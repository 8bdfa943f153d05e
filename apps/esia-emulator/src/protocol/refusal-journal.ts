import { parameter } from './checks.ts';
import type { Check, ProtocolRequest } from './checks.ts';
import { Refusal } from './refusal.ts';
import type { RefusalCode } from './refusal-hints.ts';
import type { Explanation } from './refusal.ts';

/** A refused request as /explain shows it. */
export interface JournalEntry extends Explanation {
  time: Date;
  endpoint: string;
  clientId: string;
  /** The name of the check. */
  check: string;
  code: RefusalCode;
}

export interface RefusalJournal {
  add(entry: JournalEntry): void;
  /** The newest first. */
  list(): readonly JournalEntry[];
}

const kept = 50;
const longestText = 2000;

/** The last fifty refusals, in memory only. */
export function refusalJournal(): RefusalJournal {
  let entries: readonly JournalEntry[] = [];
  return {
    add(entry) {
      const cut = (text: string) => (text.length > longestText ? `${text.slice(0, longestText)}…` : text);
      const short = { ...entry, on: cut(entry.on), expected: cut(entry.expected), got: cut(entry.got) };
      entries = [short, ...entries].slice(0, kept);
    },
    list: () => entries,
  };
}

/** Runs the checks in their order; the first refusal is written down and handed back, null means that all passed. */
export async function runChecks<R extends Pick<ProtocolRequest, 'now' | 'parameters'>>(
  checks: readonly Check<R>[],
  request: R,
  journal: RefusalJournal,
  endpoint: string,
): Promise<Refusal | null> {
  for (const check of checks) {
    try {
      await check(request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const clientId = parameter(request, 'client_id').slice(0, 64);
      journal.add({
        time: request.now,
        endpoint,
        clientId,
        check: check.name,
        code: error.code,
        ...error.explanation,
      });
      return error;
    }
  }
  return null;
}
