/** Text to find anywhere in an alert: a word, a phrase, or a label in the form lists show it. */
export type Sought = { readonly text: string; readonly label?: { readonly name: string; readonly value: string } };

const TERM = /(?:([^\s="“”„«»]+)=)?["“„«]([^"“”„«»]*)["“”»]|([^\s="“”„«»]+)=(\S+)|\S+/gu;

/**
 * Parses a search such as `fraud "queue grows" cluster=eu team="on call" INC-7KQ2F`; all terms must match. Composed and
 * decomposed accents are equal.
 */
export function soughtIn(words: string): readonly Sought[] {
  return [
    ...words
      .normalize('NFC')
      .replaceAll(/\p{Cc}/gu, ' ')
      .matchAll(TERM),
  ].flatMap(([whole, quotedOf, quoted, name, value]): Sought[] => {
    if (quoted !== undefined && quotedOf !== undefined)
      return [{ text: `${quotedOf}=${quoted}`, label: { name: quotedOf, value: quoted } }];
    if (quoted !== undefined) return quoted.trim() === '' ? [] : [{ text: quoted.trim() }];
    if (name !== undefined && value !== undefined) return [{ text: whole, label: { name, value } }];
    return /[\p{L}\p{N}]/u.test(whole) ? [{ text: whole }] : [];
  });
}
