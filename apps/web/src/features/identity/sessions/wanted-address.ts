const key = 'gorodok.wanted-address';

/** Keeps the address that somebody came for while he signs in; for this tab alone, and without what is searched for in it. */
export function rememberWanted(address: string): void {
  try {
    sessionStorage.setItem(key, address);
  } catch {
    // Without a memory one starts at the start page.
  }
}

/** The address that was wanted, once; undefined – none, or not one of this site. */
export function takeWanted(): string | undefined {
  try {
    const address = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    return address?.startsWith('/') && !address.startsWith('//') ? address : undefined;
  } catch {
    return undefined;
  }
}
