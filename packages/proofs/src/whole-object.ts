const [QUOTE, BACKSLASH, OPEN, CLOSE] = [0x22, 0x5c, 0x7b, 0x7d];

/**
 * Whether bytes are one JSON object from its first brace to its last, judged by braces and strings alone: a truncated
 * one, or one joined to the next line, is not.
 */
export function isWholeObject(bytes: Uint8Array): boolean {
  let depth = 0;
  let isInString = false;
  let closedAt = -1;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (isInString) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) isInString = false;
    } else if (byte === QUOTE) isInString = true;
    else if (byte === OPEN) {
      if (closedAt !== -1) return false;
      depth++;
    } else if (byte === CLOSE && --depth === 0) closedAt = at;
  }
  return depth === 0 && !isInString && closedAt === bytes.length - 1;
}
