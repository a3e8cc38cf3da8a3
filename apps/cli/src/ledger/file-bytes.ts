import { createReadStream } from 'node:fs';

const CHUNK_BYTES = 1 << 20;

/** A file's bytes, opened on first read, so that an earlier refusal leaves nothing open. */
export async function* fileBytes(path: string): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) yield chunk as Uint8Array;
}
