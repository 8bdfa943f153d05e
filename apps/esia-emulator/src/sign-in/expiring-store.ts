import { randomBytes } from 'node:crypto';

/** Things kept in memory for a while under an unguessable key. */
export interface ExpiringStore<T> {
  add(value: T, now: Date): string;
  find(key: string | undefined, now: Date): T | undefined;
  remove(key: string | undefined): void;
}

/** Beyond this the oldest go: a flood of requests must not fill the memory. */
const mostEntries = 20_000;

export function expiringStore<T>(lifetimeMs: number): ExpiringStore<T> {
  const entries = new Map<string, { value: T; expires: number }>();
  return {
    add(value, now) {
      for (const [key, entry] of entries) {
        // Insertion order is order of expiry, so the first living entry ends the sweep.
        if (entry.expires > now.getTime() && entries.size < mostEntries) break;
        entries.delete(key);
      }
      const key = randomBytes(24).toString('base64url');
      entries.set(key, { value, expires: now.getTime() + lifetimeMs });
      return key;
    },
    find(key, now) {
      const entry = entries.get(key ?? '');
      return entry && entry.expires > now.getTime() ? entry.value : undefined;
    },
    remove(key) {
      entries.delete(key ?? '');
    },
  };
}
