import { isRemoved } from './token.ts';

/**
 * A value that stands where a secret would stand, and is none: nothing, a mask, a template, a literal of the language,
 * or a reference to a secret store (`env:`, `file:`, `vault:`, R27).
 */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  if (text === '' || isRemoved(text)) return true;
  return text.length <= 160 && shapes.some((shape) => shape.test(text));
}

const shapes: readonly RegExp[] = [
  /^[*•x.\-_?#]+$/i,
  /^[|>][+-]?$/,
  /^[a-z]{0,4}[-_]?\.{3}$/i,
  /^<[a-z][a-z _-]*>$/i,
  /^\$?\{{1,2}[\w\s.:\-/'"]*\}{1,2}$/,
  /^\$\([\w\s.\-/]*\)$/,
  /^\$[A-Z_][A-Z0-9_]*$/,
  /^%[A-Z_]+%$/,
  /^%(?:\([a-z_]+\))?[sdvq]$/i,
  /^\[?(?:redacted|filtered|masked|hidden|omitted|removed)\]?$/i,
  /^(?:null|none|nil|undefined|nan|n\/a|true|false|unset|empty|yes|no|on|off)$/i,
  /^(?:str|string|int|integer|number|uuid|bytes|boolean|optional|required|SecretStr)$/,
  /^env:[A-Z][A-Z0-9_]*$/,
  /^file:\/[\w./-]+$/,
  /^vault:[\w./-]+#[\w.-]+$/,
  /^(?:process\.env|os\.environ|System\.getenv|getenv|env|secrets|vars?)[.[(][\w.'"()[\]]*$/,
  /^(?:your|my)[-_ ][a-z_ -]+$/i,
];
