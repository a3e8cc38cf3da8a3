import { isDamaged } from './read-json.ts';

/**
 * Replaces NULs and halves of characters, in values and keys alike, and disarms the one key that careless code would take
 * for a prototype. For intake that must not lose a message over a broken label: an alert with a damaged annotation is
 * still an alert, and so is one that somebody labelled `__proto__` to have it lost.
 */
export function repairText(value: unknown): unknown {
  if (typeof value === 'string') return isDamaged(value) ? value.toWellFormed().replaceAll('\0', '\uFFFD') : value;
  if (Array.isArray(value)) return value.map(repairText);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [repairKey(key), repairText(item)]));
}

const repairKey = (key: string): unknown => (key === '__proto__' ? '\uFFFDproto__' : repairText(key));
