import { isDamaged } from './read-json.ts';

/**
 * Replaces NULs and lone surrogates in values and keys, and renames the key that careless code would take for a
 * prototype. For intake that must not lose a message over a broken label: an alert with a damaged annotation is still
 * an alert, and so is one labelled `__proto__` to have it dropped.
 */
export function repairText(value: unknown): unknown {
  if (typeof value === 'string') return isDamaged(value) ? value.toWellFormed().replaceAll('\0', '\uFFFD') : value;
  if (Array.isArray(value)) return value.map(repairText);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [repairKey(key), repairText(item)]));
}

const repairKey = (key: string): unknown => (key === '__proto__' ? '\uFFFDproto__' : repairText(key));
