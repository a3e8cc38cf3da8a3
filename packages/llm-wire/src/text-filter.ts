/**
 * Filters the texts of a response on their way to the caller. `json` means that the text is inside a JSON document, so
 * that insertions must be escaped.
 */
export interface TextFilter {
  whole(text: string, json: boolean): string;
  /** The same for a text in chunks: the concatenated output equals what `whole` returns. */
  stream(json: boolean): TextStream;
}

export interface TextStream {
  push(piece: string): string;
  end(): string;
}
