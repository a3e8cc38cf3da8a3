import { localMomentFrom } from './format-time.ts';

export type TimedPart = { readonly kind: 'words' | 'instant'; readonly text: string };

/**
 * Splits a server sentence at the instants it says it contains; joining the parts restores it. A time that a person
 * typed is not one of them and stays as written.
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

/** The sentence in local time, where only text is possible, such as the window's title. */
export const byLocalClock = (text: string, instants: readonly string[], now: Date, zone?: string): string =>
  cutAtInstants(text, instants)
    .map((part) => (part.kind === 'instant' ? localMomentFrom(new Date(part.text), now, zone) : part.text))
    .join('');
