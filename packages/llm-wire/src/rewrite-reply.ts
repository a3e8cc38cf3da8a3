import { isObject, type Json } from './dialect.ts';
import { leavesOf } from './leaves.ts';
import { withValues } from './json-text.ts';
import type { TextFilter } from './text-filter.ts';

/** An answer's text with every string in it filtered that may be edited; all else keeps its bytes. */
export function rewriteReply(text: string, filter: TextFilter): string {
  const changes = new Map<string, string>();
  for (const { pointer, text: leaf, how } of leavesOf(JSON.parse(text))) {
    if (how !== 'text' && how !== 'json-text') continue;
    if (isSealed(pointer)) continue;
    const filtered = filter.whole(leaf, how === 'json-text');
    if (filtered !== leaf) changes.set(pointer, JSON.stringify(filtered));
  }
  return withValues(text, changes);
}

/** What a provider has signed is of no use any more once a letter of it is changed. */
const isSealed = (pointer: string): boolean => pointer.endsWith('/thinking');

/** The same of a value. */
export function rewriteValue(value: unknown, filter: TextFilter): unknown {
  return isObject(value) || Array.isArray(value)
    ? (JSON.parse(rewriteReply(JSON.stringify(value), filter)) as Json)
    : value;
}
