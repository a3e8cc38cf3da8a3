export type Part = { readonly kind: 'words' | 'token'; readonly text: string };

// The scrubber's format: kind, key name, keyed digest in Crockford's base 32.
const token = /\b(?:email|ip|user|phone|iban|person|custom)~[A-Za-z0-9_-]{1,32}\.[0-9a-hjkmnp-tv-z]{26}(?![0-9a-z])/g;

/** Splits a text at its pseudonyms; joining the parts restores the text. */
export function pseudonymParts(text: string): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(token)) {
    if (index > from) parts.push({ kind: 'words', text: text.slice(from, index) });
    parts.push({ kind: 'token', text: found });
    from = index + found.length;
  }
  if (from < text.length) parts.push({ kind: 'words', text: text.slice(from) });
  return parts;
}
