/**
 * A key of the request body as a JSON pointer segment for error responses, or `?`. A key can be a secret just like a
 * value (abuse case 29), so only what looks like a field name or an array index is repeated.
 */
export const pathSegment = (key: string): string => (/^(?:\d{1,6}|[A-Za-z][A-Za-z_-]{0,31})$/.test(key) ? key : '?');
