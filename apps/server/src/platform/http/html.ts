/** Markup that is safe to send: written in templates here, with every inserted value escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Piece = string | number | Html | undefined | readonly Html[];

/** Builds markup. Inserted values are escaped as text, except markup built the same way. */
export const html = (strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html =>
  new Html(strings.reduce((text, string, index) => text + written(pieces[index - 1]) + string));

function written(piece: Piece): string {
  if (piece === undefined) return '';
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'object') return piece.map(({ text }) => text).join('');
  return String(piece).replaceAll(/["&'<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
