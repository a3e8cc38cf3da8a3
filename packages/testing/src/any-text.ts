import fc from 'fast-check';

/** Every character there is; fast-check's own unit `binary` first spends a second on a table of all of them. */
export const character = fc.nat(0x10f7ff).map((nth) => String.fromCodePoint(nth < 0xd800 ? nth : nth + 0x800));

/** A well-formed text of any characters, now and then one that is a name of JavaScript's own. */
export const anyText = fc.oneof({ weight: 4, arbitrary: fc.string({ unit: character }) }, fc.string());
