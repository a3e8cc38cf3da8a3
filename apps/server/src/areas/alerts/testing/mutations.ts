import fc from 'fast-check';

/** Corruption in transit or in a sender: bytes cut, doubled, flipped or inserted, and values of other types. */
export const mutation = fc.record({
  how: fc.constantFrom('cut', 'double', 'flip', 'insert', 'replace'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  by: fc.constantFrom(
    '\0',
    '\ud83d',
    '😀',
    '"',
    '{',
    '\\u0000',
    '\\ud83d',
    '1e400',
    'null',
    '__proto__',
    '\u202e',
    '\r\n',
  ),
  byte: fc.nat(255),
});

export function mutated(
  text: string,
  { how, at: where, by, byte }: typeof mutation extends fc.Arbitrary<infer M> ? M : never,
): Buffer {
  const bytes = Buffer.from(text);
  const place = Math.floor(where * (bytes.length - 1));
  switch (how) {
    case 'cut':
      return bytes.subarray(0, place);
    case 'double':
      return Buffer.concat([bytes.subarray(0, place), bytes.subarray(Math.max(0, place - 20))]);
    case 'flip':
      bytes[place] = byte;
      return bytes;
    case 'insert':
      return Buffer.concat([bytes.subarray(0, place), Buffer.from(by), bytes.subarray(place)]);
    default:
      return Buffer.from(text.replaceAll(/"[^"]*"/g, (word, offset: number) => (offset % 7 === place % 7 ? by : word)));
  }
}
