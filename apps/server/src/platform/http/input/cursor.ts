import type { Static, TSchema } from 'typebox';
import { Check } from 'typebox/value';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { readJson } from './read-json.ts';

const MAX_CHARACTERS = 1024;

/**
 * Where a list goes on: the key of the last row shown. Opaque to callers, so that it may change; not secret, and not
 * trusted: it only ever narrows a query that is authorised anew. Made and read by one shape; that each list's own keys have
 * it, the test that walks every list to its end tells (app/every-list.db.test.ts).
 */
export const encodeCursor = <S extends TSchema>(_shape: S, key: Static<S>): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** Reads back what `encodeCursor` made of a key of this shape. */
export function decodeCursor<S extends TSchema>(key: S, cursor: string): Result<Static<S>, AppError> {
  if (cursor.length > MAX_CHARACTERS || !/^[\w-]+$/.test(cursor)) return err(BAD_CURSOR);
  const read = readJson(Buffer.from(cursor, 'base64url').toString(), { maxDepth: 3 });
  return read.ok && Check(key, read.value) ? ok(read.value) : err(BAD_CURSOR);
}

const BAD_CURSOR: AppError = {
  kind: 'invalid',
  code: 'request/bad-cursor',
  public: 'The cursor was not made by this list.',
  remedy: 'Send nextCursor as the list gave it, or leave it out to start from the first page.',
  fields: [{ path: '/cursor', problem: 'was not made by this list' }],
};
