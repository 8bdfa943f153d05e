// What somebody has typed and not saved. It stays on this device: it may hold personal data, so it goes nowhere, and it ends
// with the session of whoever typed it.
const prefix = 'gorodok.draft.';
const ownerKey = 'gorodok.drafts-of';

const storage = (): Storage | null => {
  try {
    return localStorage;
  } catch {
    return null; // Forbidden by the browser's settings: a draft then lives as long as its page.
  }
};

const draftKeys = (kept: Storage): string[] => Object.keys(kept).filter((key) => key.startsWith(prefix));

export function clearDrafts(): void {
  const kept = storage();
  if (kept) for (const key of [...draftKeys(kept), ownerKey]) kept.removeItem(key);
}

/** Drafts belong to whoever is signed in: those that somebody else has left behind on this device are dropped. */
export function keepDraftsOf(personId: number): void {
  const kept = storage();
  if (!kept || kept.getItem(ownerKey) === String(personId)) return;
  clearDrafts();
  kept.setItem(ownerKey, String(personId));
}

export function readDraft(name: string): unknown {
  try {
    return JSON.parse(storage()?.getItem(prefix + name) ?? 'null');
  } catch {
    return null;
  }
}

export function writeDraft(name: string, draft: unknown): void {
  try {
    if (draft === null) storage()?.removeItem(prefix + name);
    else storage()?.setItem(prefix + name, JSON.stringify(draft));
  } catch {
    // A full storage must not break the page.
  }
}
