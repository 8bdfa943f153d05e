/** A value of a CSV line, between quotes where it needs them. */
export const quoted = (value: string): string =>
  /[",;\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
