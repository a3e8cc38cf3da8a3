const COLOURS = /\u001b\[\d+m/g;
const WIDE =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;
const WITHOUT_WIDTH = /\p{Mn}|\p{Me}|\p{Cf}/u;

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The number of terminal columns a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text.replaceAll(COLOURS, '')) width += columnsOf(character);
  return width;
}

/** Cuts plain text to a width at a grapheme boundary, with an ellipsis if cut. */
export function fit(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let kept = '';
  let width = 0;
  for (const { segment: character } of characters.segment(text)) {
    width += widthOf(character);
    if (width > columns - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

export const padEnd = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - widthOf(text)));

const columnsOf = (character: string): number => (WITHOUT_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1);
