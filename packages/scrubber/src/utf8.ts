/**
 * UTF-8 without the host's TextEncoder, so that the engine does not depend on platform types. Lone surrogates become
 * U+FFFD.
 */
export function encodeUtf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text.toWellFormed());
  const bytes: number[] = [];
  for (let index = 0; index < escaped.length; index++) {
    if (escaped[index] === '%') {
      bytes.push(Number.parseInt(escaped.slice(index + 1, index + 3), 16));
      index += 2;
    } else bytes.push(escaped.charCodeAt(index));
  }
  return Uint8Array.from(bytes);
}

/**
 * The character of one well-formed sequence, `undefined` for anything else (including overlong forms and surrogates).
 */
export function decodeUtf8(bytes: readonly number[]): string | undefined {
  const [lead = 0, ...rest] = bytes;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  if (bytes.length !== length || (length === 1 && lead >= 0x80) || rest.some((byte) => byte >> 6 !== 2))
    return undefined;
  const code = rest.reduce((sum, byte) => (sum << 6) | (byte & 0x3f), length === 1 ? lead : lead & (0x7f >> length));
  const isOverlong = code < [0, 0, 0x80, 0x800, 0x10000][length]!;
  const isScalar = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isOverlong || !isScalar ? undefined : String.fromCodePoint(code);
}
