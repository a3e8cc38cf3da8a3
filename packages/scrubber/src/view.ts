import { marksOf } from './marks.ts';

/**
 * A view of a text: the text itself, or with disguises removed, and the mapping back to raw offsets. `label` is the key
 * of the text, `''` if none; `depth` counts the layers of disguise removed.
 */
export type View = {
  readonly text: string;
  readonly label: string;
  readonly depth: number;
  readonly marks: number;
  readonly rawSpan: (start: number, end: number) => readonly [start: number, end: number];
};

/** The text as received. */
export function rawView(text: string, label: string): View {
  return { text, label, depth: 0, marks: marksOf(text), rawSpan: (start, end) => [start, end] };
}

/**
 * A piece of a derived text that stands for `[from, to)` of its parent: character by character if `plain`, else as a
 * whole.
 */
export type Piece = { readonly text: string; readonly from: number; readonly to: number; readonly plain: boolean };

/** A view composed of pieces of another. */
export function derivedView(parent: View, pieces: readonly Piece[]): View {
  const offsets = new Int32Array(pieces.length);
  const texts: string[] = [];
  let length = 0;
  pieces.forEach((piece, index) => {
    offsets[index] = length;
    length += piece.text.length;
    texts.push(piece.text);
  });
  const text = texts.join('');

  const rawSpan = (start: number, end: number): readonly [number, number] => {
    const first = pieceAt(offsets, start);
    const last = pieceAt(offsets, end - 1);
    const head = pieces[first]!;
    const tail = pieces[last]!;
    const from = head.plain ? head.from + start - offsets[first]! : head.from;
    const to = tail.plain ? tail.from + end - offsets[last]! : tail.to;
    // Pieces decoded at different alignments need not be in the parent's order.
    const lower = Math.min(from, tail.plain ? to - 1 : tail.from);
    const upper = Math.max(to, head.plain ? from + 1 : head.to);
    return parent.rawSpan(lower, upper);
  };
  return { text, label: parent.label, depth: parent.depth + 1, marks: marksOf(text), rawSpan };
}

/** The last piece that begins at or before the offset; empty pieces before it share its offset and are skipped. */
function pieceAt(offsets: Int32Array, offset: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
