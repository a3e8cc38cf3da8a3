import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';
import { constants } from 'node:zlib';

/** Below it, an answer fits into a packet or two as it is. */
const FROM_BYTES = 2048;

/**
 * JSON of some size is compressed for whoever takes it: the overview of a bad night is 125 kB, three quarters of a second
 * on a phone. Nobody else can have a member's answers compressed beside words of their own (BREACH): the session's cookie
 * is SameSite. Live lines and exports go as they are, and what comes in is unpacked by `input/`, within its limits.
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
