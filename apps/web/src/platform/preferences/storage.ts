/** What is remembered on this device. Nothing about people belongs here but the numbers of records. */
export type PreferenceName =
  | 'language'
  | 'organization'
  | 'color-scheme'
  | 'text-size'
  | 'letter-spacing'
  | 'line-spacing'
  | 'contrast'
  | 'pictures'
  | 'homework-done'
  | 'card-columns';

const keyOf = (name: PreferenceName): string => `gorodok.${name}`;

export function readPreference(name: PreferenceName): string | null {
  try {
    return localStorage.getItem(keyOf(name));
  } catch {
    return null; // Storage may be forbidden by the browser's settings; everything works without memory then.
  }
}

export function writePreference(name: PreferenceName, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(keyOf(name));
    else localStorage.setItem(keyOf(name), value);
  } catch {
    // As above: a full or forbidden storage must not break the page.
  }
}

/** Calls back when another tab of this browser has changed the preference. */
export function onChangedInAnotherTab(name: PreferenceName, tell: () => void): void {
  window.addEventListener('storage', ({ key }) => {
    if (key === keyOf(name)) tell();
  });
}
