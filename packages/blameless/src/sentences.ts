/** A word of the text and its form for comparison. Offsets are UTF-16. */
export type Word = { readonly text: string; readonly lower: string; readonly start: number; readonly end: number };

export type Sentence = { readonly words: readonly Word[]; readonly start: number; readonly end: number };

const WORD = /[\p{L}\p{N}]+(?:[’'.-][\p{L}\p{N}]+)*/gu;

/**
 * The sentences of a text, without quotations from the record (lines that begin with `>`), code in backticks and fenced
 * blocks: facts are not findings. Linear in the text.
 */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let words: Word[] = [];
  let last = 0;
  const close = (): void => {
    const [first] = words;
    if (first !== undefined) sentences.push({ words, start: first.start, end: words.at(-1)?.end ?? first.end });
    words = [];
  };
  const spoken = blankQuotes(text);
  for (const match of spoken.matchAll(WORD)) {
    const start = match.index;
    if (/[.!?;]\s|\n\s*(?:\n|[-*#>\d])|[.!?]$/.test(spoken.slice(last, start))) close();
    const word = match[0].replace(/’/g, "'");
    words.push({ text: match[0], lower: word.toLowerCase(), start, end: start + match[0].length });
    last = start + match[0].length;
  }
  close();
  return sentences;
}

/** Replaces quotations and code with blanks, so that offsets stay valid. */
function blankQuotes(text: string): string {
  let fenced = false;
  return text
    .split('\n')
    .map((line) => {
      const isFence = /^\s*(?:```|~~~)/.test(line);
      if (isFence) fenced = !fenced;
      if (fenced || isFence || /^\s*>/.test(line)) return ' '.repeat(line.length);
      return line.replace(/`[^`]*`/g, (code) => ' '.repeat(code.length));
    })
    .join('\n');
}
