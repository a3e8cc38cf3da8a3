/** JSON with sorted keys and no whitespace (RFC 8785), so that equal values have equal text on every machine. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  const byKey = entries.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${byKey.map(([key, item]) => `${JSON.stringify(key)}:${canonicalText(item)}`).join(',')}}`;
}
