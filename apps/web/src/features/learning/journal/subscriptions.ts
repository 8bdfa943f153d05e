import { useCallback, useRef, useSyncExternalStore } from 'react';

/** Listeners by key: whoever watches one cell is not woken by another. */
export class Subscriptions {
  readonly #listeners = new Map<string, Set<() => void>>();

  subscribe(key: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, listeners.add(listener));
    return () => {
      listeners.delete(listener);
    };
  }

  notify(...keys: string[]): void {
    for (const key of keys) for (const listener of this.#listeners.get(key) ?? []) listener();
  }
}

/** What `read` gives, read anew whenever the key is notified. */
export function useSubscribed<Value>(subscriptions: Subscriptions, key: string, read: () => Value): Value {
  const version = useRef(0);
  const subscribe = useCallback(
    (listener: () => void) =>
      subscriptions.subscribe(key, () => {
        version.current += 1;
        listener();
      }),
    [subscriptions, key],
  );
  useSyncExternalStore(subscribe, () => version.current);
  return read();
}
