import type { Static, TSchema } from 'typebox';
import { Check } from 'typebox/value';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { readJson } from './read-json.ts';

const MAX_CHARACTERS = 1024;

/**
 * Where a list continues: the key of the last row shown. Opaque to callers, so that it may change; neither secret nor
 * trusted, because it only narrows a query that is authorised anew. `_shape` only checks types at compile time; that
 * each list's keys match their shape is tested by walking every list (app/every-list.db.test.ts).
 */
export const encodeCursor = <S extends TSchema>(_shape: S, key: Static<S>): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** Decodes what `encodeCursor` made of a key of this shape. */
export function decodeCursor<S extends TSchema>(key: S, cursor: string): Result<Static<S>, AppError> {
  if (cursor.length > MAX_CHARACTERS || !/^[\w-]+$/.test(cursor)) return err(BAD_CURSOR);
  const read = readJson(Buffer.from(cursor, 'base64url').toString(), { maxDepth: 3 });
  return read.ok && Check(key, read.value) ? ok(read.value) : err(BAD_CURSOR);
}

const BAD_CURSOR: AppError = {
  kind: 'invalid',
  code: 'request/bad-cursor',
  public: 'This cursor does not belong to this list.',
  remedy: 'Send nextCursor exactly as the list returned it, or leave it out to start from the first page.',
  fields: [{ path: '/cursor', problem: 'does not belong to this list' }],
};
