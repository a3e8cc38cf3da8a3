import { createReadStream } from 'node:fs';

const CHUNK_BYTES = 1 << 20;

/** A file's bytes. Opened when the first are asked for: what is refused before that leaves nothing open behind. */
export async function* fileBytes(path: string): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) yield chunk as Uint8Array;
}
