import fc from 'fast-check';

/** Every Unicode character; fast-check's own unit `binary` first spends a second building a table of them all. */
export const character = fc.nat(0x10f7ff).map((nth) => String.fromCodePoint(nth < 0xd800 ? nth : nth + 0x800));

/** A well-formed text of any characters, sometimes the name of a JavaScript built-in. */
export const anyText = fc.oneof({ weight: 4, arbitrary: fc.string({ unit: character }) }, fc.string());
