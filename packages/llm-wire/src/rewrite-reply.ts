import { isObject, type Json } from './dialect.ts';
import { leavesOf } from './leaves.ts';
import { withValues } from './json-text.ts';
import type { TextFilter } from './text-filter.ts';

/** A response's text with every editable string filtered; all else keeps its bytes. `value` is what it parses to. */
export function rewriteReply(text: string, filter: TextFilter, value: unknown = JSON.parse(text)): string {
  const changes = new Map<string, string>();
  for (const { pointer, text: leaf, how } of leavesOf(value)) {
    if (how !== 'text' && how !== 'json-text') continue;
    if (isSealed(pointer)) continue;
    const filtered = filter.whole(leaf, how === 'json-text');
    if (filtered !== leaf) changes.set(pointer, JSON.stringify(filtered));
  }
  return withValues(text, changes);
}

/** A provider's signed block becomes invalid if a single letter is changed. */
const isSealed = (pointer: string): boolean => pointer.endsWith('/thinking');

/** The same for a parsed value. */
export function rewriteValue(value: unknown, filter: TextFilter): unknown {
  return isObject(value) || Array.isArray(value)
    ? (JSON.parse(rewriteReply(JSON.stringify(value), filter, value)) as Json)
    : value;
}
