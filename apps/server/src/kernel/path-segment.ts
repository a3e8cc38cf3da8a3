/**
 * A key of what was sent, as a segment of a JSON pointer that is told to its sender, or `?`. A key can be a secret as well
 * as a value can (abuse case 29), so only what looks like the name of a field is repeated: letters, or the place in a list.
 */
export const pathSegment = (key: string): string => (/^(?:\d{1,6}|[A-Za-z][A-Za-z_-]{0,31})$/.test(key) ? key : '?');
