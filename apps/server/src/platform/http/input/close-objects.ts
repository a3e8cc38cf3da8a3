import type { TSchema } from 'typebox';

/**
 * The same schema with every object closed unless it says otherwise, so that an unknown key is refused and no field can
 * be smuggled past a decision (abuse case 8). Members of `allOf` stay open: each sees the others' keys.
 */
export function closeObjects<S extends TSchema>(schema: S): S {
  return close(schema) as S;
}

function close(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(close);
  if (typeof node !== 'object' || node === null) return node;
  // TypeBox keeps metadata on schemas as hidden properties; a copy must keep them.
  const copy = Object.defineProperties({}, Object.getOwnPropertyDescriptors(node)) as Record<string, unknown>;
  for (const key of ['items', 'additionalProperties', 'anyOf', 'oneOf', 'not']) {
    if (copy[key] !== undefined) copy[key] = close(copy[key]);
  }
  for (const key of ['properties', 'patternProperties']) {
    const members = copy[key];
    if (typeof members === 'object' && members !== null) {
      copy[key] = Object.fromEntries(Object.entries(members).map(([name, member]) => [name, close(member)]));
    }
  }
  // A record with any string as key has a single pattern that all keys match; otherwise keys that match no pattern are
  // refused.
  if (copy['type'] === 'object' && copy['additionalProperties'] === undefined) copy['additionalProperties'] = false;
  return copy;
}
