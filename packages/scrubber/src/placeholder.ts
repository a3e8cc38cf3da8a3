import { isRemoved } from './token.ts';

/**
 * Whether a value in a secret's place is not one: empty, a mask, a template, a language literal, or a reference to a
 * secret store (`env:`, `file:`, `vault:`, R27).
 */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  if (text === '' || isRemoved(text)) return true;
  return text.length <= 160 && (anyCase.test(text) || exactCase.test(text));
}

const anyCase = anyOf(
  [
    /[*•x.\-_?#]+/,
    /[|>][+-]?/,
    /[a-z]{0,4}[-_]?\.{3}/,
    /<[a-z][a-z _-]*>/,
    /\$?\{{1,2}[\w\s.:\-/'"]*\}{1,2}/,
    /\$\([\w\s.\-/]*\)/,
    /%(?:\([a-z_]+\))?[sdvq]/,
    /\[?(?:redacted|filtered|masked|hidden|omitted|removed)\]?/,
    /null|none|nil|undefined|nan|n\/a|true|false|unset|empty|yes|no|on|off/,
    /(?:your|my)[-_ ][a-z_ -]+/,
  ],
  'i',
);

const exactCase = anyOf(
  [
    /\$[A-Z_][A-Z0-9_]*/,
    /%[A-Z_]+%/,
    /str|string|int|integer|number|uuid|bytes|boolean|optional|required|SecretStr/,
    /env:[A-Z][A-Z0-9_]*/,
    /file:\/[\w./-]+/,
    /vault:[\w./-]+#[\w.-]+/,
    /(?:process\.env|os\.environ|System\.getenv|getenv|env|secrets|vars?)[.[(][\w.'"()[\]]*/,
  ],
  '',
);

/** Combines the patterns, to scan the text once instead of once for each. */
function anyOf(shapes: readonly RegExp[], flags: string): RegExp {
  return new RegExp(`^(?:${shapes.map(({ source }) => source).join('|')})$`, flags);
}
