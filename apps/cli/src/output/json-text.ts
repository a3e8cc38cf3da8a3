/** A value for programs: indented, ended by a line break, and nothing at all where there is nothing to say. */
export const jsonText = (value: unknown): string =>
  value === undefined ? '' : `${JSON.stringify(value, undefined, 2)}\n`;
