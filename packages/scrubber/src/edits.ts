import type { Finding } from './finding.ts';

/** A finding as a change to the raw text. Edits are sorted and never overlap. */
export type Edit = Omit<Finding, 'path'>;

export function applyEdits(text: string, edits: readonly Edit[]): string {
  let edited = '';
  let copied = 0;
  for (const { start, end, replacement } of edits) {
    edited += text.slice(copied, start) + replacement;
    copied = end;
  }
  return edited + text.slice(copied);
}

/**
 * Merges edits of the edited text (a later round) with the earlier ones, as edits of the raw text. One that touches
 * earlier replacements absorbs them entirely; a secret stays a secret.
 */
export function joinEdits(earlier: readonly Edit[], later: readonly Edit[]): readonly Edit[] {
  if (earlier.length === 0) return later;
  const joined: Edit[] = [];
  let shift = 0;
  let index = 0;
  for (const edit of later) {
    let next = earlier[index];
    for (; next !== undefined && replacedEnd(next, shift) <= edit.start; next = earlier[++index]) {
      shift += growth(next);
      joined.push(next);
    }
    let { start, end } = { start: edit.start - shift, end: edit.end - shift };
    let named = edit;
    for (; next !== undefined && next.start + shift < edit.end; next = earlier[++index]) {
      const swallowed = next;
      start = Math.min(start, swallowed.start);
      shift += growth(swallowed);
      end = Math.max(swallowed.end, edit.end - shift);
      if (named.classification === 'CONFIDENTIAL' && swallowed.classification === 'RESTRICTED') named = swallowed;
    }
    joined.push({ ...named, start, end });
  }
  return [...joined, ...earlier.slice(index)];
}

function growth({ start, end, replacement }: Edit): number {
  return replacement.length - (end - start);
}

function replacedEnd({ start, replacement }: Edit, shift: number): number {
  return start + shift + replacement.length;
}
