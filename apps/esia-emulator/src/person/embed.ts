/** The collections that `?embed=(documents.elements,contacts-1)` names: with their elements, or as links. */
export type Embedded = ReadonlyMap<string, 'elements' | 'links'>;

/** Reads the parameter; a suffix such as `-1` selects the version of a schema, and there is one here. */
export function readEmbed(value: unknown): Embedded {
  const list = /^\((.*)\)$/.exec(typeof value === 'string' ? value : '')?.[1] ?? '';
  const embedded = new Map<string, 'elements' | 'links'>();
  for (const item of list.split(',')) {
    const [name = '', part] = item.trim().replaceAll(/-\d+/g, '').split('.');
    if (name !== '') embedded.set(name, name === 'elements' || part === 'elements' ? 'elements' : 'links');
  }
  return embedded;
}
