export class AnswerTooLarge extends Error {}

/** Reads a body of at most `maxBytes`; beyond that it stops and throws. */
export async function readBody(chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new AnswerTooLarge();
    parts.push(chunk);
  }
  return Buffer.concat(parts, size);
}
