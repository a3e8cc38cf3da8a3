import { isUtf8 } from 'node:buffer';
import { AppFailure, type AppError } from '../../../kernel/app-error.ts';
import { readJson, type JsonLimits } from '../../../platform/http/input/read-json.ts';

const LINE_END = 10;

/**
 * NDJSON. A malformed line becomes an unreadable item, so that the others are still accepted; empty lines are skipped.
 */
export function readLines(body: Buffer, limits: JsonLimits, most: number): readonly unknown[] {
  if (!isUtf8(body)) throw new AppFailure(notUtf8);
  const items: unknown[] = [];
  for (let from = 0; from < body.length;) {
    const end = body.indexOf(LINE_END, from);
    const line = body.toString('utf8', from, end < 0 ? body.length : end).trim();
    from = end < 0 ? body.length : end + 1;
    if (line === '') continue;
    const read = readJson(line, limits);
    items.push(read.ok ? read.value : undefined);
    if (items.length > most) break;
  }
  return items;
}

const notUtf8: AppError = {
  kind: 'invalid',
  code: 'request/unreadable',
  public: 'The body is not UTF-8.',
  remedy: 'Encode it in UTF-8.',
};
