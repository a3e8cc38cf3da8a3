import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';
import { constants } from 'node:zlib';

/** Smaller responses fit into one or two packets anyway. */
const FROM_BYTES = 2048;

/**
 * Compresses JSON responses from 2 kB on for clients that accept it: the overview of a bad night is 125 kB, which takes a
 * phone 0.6 s. BREACH needs the attacker's words in a response of the victim's session, and the session cookie is SameSite.
 * Event streams and exports stay as they are; request bodies are decompressed in `input/`, within its limits.
 */
export async function addCompression(app: FastifyInstance): Promise<void> {
  await app.register(compress, {
    globalDecompression: false,
    threshold: FROM_BYTES,
    encodings: ['br', 'gzip'],
    customTypes: /^application\/(?:problem\+)?json(?:;|$)/u,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
}
