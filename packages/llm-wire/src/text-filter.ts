/**
 * What is done to the texts of an answer on their way to whoever asked. `json` says that the text is the inside of a JSON
 * document, where what is put in must be escaped.
 */
export interface TextFilter {
  whole(text: string, json: boolean): string;
  /** The same for a text that comes in pieces: put together, what goes out is what `whole` makes of it. */
  stream(json: boolean): TextStream;
}

export interface TextStream {
  push(piece: string): string;
  end(): string;
}
