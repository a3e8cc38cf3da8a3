import { open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { err, ok } from '../../../kernel/result.ts';
import { readRecord } from '../records/record.ts';
import type { SinkFormat } from '../domain/sink.ts';
import { again, jsonOf } from './answers.ts';
import { placesOf, type Wire } from './wire.ts';

const NEWLINE = 10;
/** How much of the end of the file is searched for the last record; longer than any line. */
const TAIL_BYTES = 2 * 1024 * 1024;

/**
 * An append-only file, a record per line; each batch is synced to disk before the cursor moves. A partial line left by
 * a dying server is truncated, and records already in the file are not written again.
 */
export function fileWire(path: string, format: SinkFormat): Wire {
  return {
    limits: { records: 1000, bytes: 4 * 1024 * 1024, overhead: 1, line: 1024 * 1024 },
    async send(lines) {
      const first = placesOf(lines).first;
      try {
        const file = await open(path, 'a+', 0o640);
        try {
          const { size } = await file.stat();
          const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
          await file.read(tail, 0, tail.length, size - tail.length);
          const end = tail.lastIndexOf(NEWLINE) + 1;
          if (end < tail.length) await file.truncate(size - tail.length + end);
          const last = tail.subarray(0, end).toString('utf8').trimEnd().split('\n').at(-1) ?? '';
          const held = readRecord(jsonOf({ body: Buffer.from(last) }), format)?.seq ?? -1;
          const rest = lines.filter(({ record }) => record.seq > held);
          await file.appendFile(rest.map(({ line }) => `${line}\n`).join(''));
          await file.sync();
        } finally {
          await file.close();
        }
        const folder = await open(dirname(path), 'r');
        try {
          await folder.sync();
        } finally {
          await folder.close();
        }
        return { below: placesOf(lines).last + 1, rejected: [] };
      } catch (failure) {
        return again(first, `The file cannot be written: ${codeOf(failure)}.`);
      }
    },
    async *held() {
      let text: string;
      try {
        text = await readFile(path, 'utf8');
      } catch (failure) {
        yield err(`The file cannot be read: ${codeOf(failure)}.`);
        return;
      }
      for (const line of text.split('\n'))
        if (line !== '') yield ok(readRecord(jsonOf({ body: Buffer.from(line) }), format));
    },
  };
}

const codeOf = (failure: unknown): string =>
  typeof failure === 'object' && failure !== null && 'code' in failure ? String(failure.code) : 'failed';
