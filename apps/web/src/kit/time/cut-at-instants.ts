import { localMomentFrom } from './format-time.ts';

export type TimedPart = { readonly kind: 'words' | 'instant'; readonly text: string };

/**
 * A sentence of the server, cut at the moments that it says it names; joined together the parts are the sentence again.
 * A moment that somebody wrote is no such one, and stays as they wrote it.
 */
export function cutAtInstants(text: string, instants: readonly string[]): readonly TimedPart[] {
  const parts: TimedPart[] = [];
  let from = 0;
  for (const instant of instants) {
    const at = text.indexOf(instant, from);
    if (at === -1) continue;
    if (at > from) parts.push({ kind: 'words', text: text.slice(from, at) });
    parts.push({ kind: 'instant', text: instant });
    from = at + instant.length;
  }
  if (from < text.length) parts.push({ kind: 'words', text: text.slice(from) });
  return parts;
}

/** The same sentence by the reader's clock, where only text can stand, such as the window's title. */
export const byLocalClock = (text: string, instants: readonly string[], now: Date, zone?: string): string =>
  cutAtInstants(text, instants)
    .map((part) => (part.kind === 'instant' ? localMomentFrom(new Date(part.text), now, zone) : part.text))
    .join('');
