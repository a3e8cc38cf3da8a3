import type { Scrubber } from '@muster/scrubber';
import type { Answer } from '../command-line/verb.ts';
import { failed } from '../failures/failure.ts';
import type { Text } from './scrub-input.ts';

/** In UTF-16 units, per text. More than the server's limit, as nobody waits for an offline run. */
export const LONGEST_TEXT = 16 * 2 ** 20;

const MOST_TOLD = 20;

type Line = { readonly id: string | number; readonly text: string };

/** Reads every line before writing the first, so that nothing is written if one cannot be read. */
export async function scrubLines(scrubber: Scrubber, texts: readonly Text[]): Promise<Answer> {
  const lines: Line[] = [];
  const problems: string[] = [];
  for (const { name, chunks } of texts) {
    let number = 0;
    for await (const bytes of linesOf(chunks())) {
      number += 1;
      const read = readLine(bytes, number === 1);
      if (typeof read === 'object') lines.push(read);
      else if (read !== undefined) problems.push(`${name === undefined ? '' : `${name}: `}Line ${number} ${read}.`);
    }
  }
  if (problems.length > 0) throw unread(problems);

  const told = lines.map(({ id, text }) => {
    const { text: clean, findings } = scrubber.text(text);
    return { id, text: clean, findings: findings.map(({ kind, start, end }) => ({ type: kind, start, end })) };
  });
  return {
    json: told,
    words: () => told.map((line) => `${JSON.stringify(line)}\n`).join(''),
    isFailure: told.some(({ findings }) => findings.some(({ type }) => type === 'unscannable')),
  };
}

const LINE_FEED = 0x0a;

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let begun: Uint8Array[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, from)) {
      yield Buffer.concat([...begun, chunk.subarray(from, end)]);
      begun = [];
      from = end + 1;
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
  }
  if (begun.length > 0) yield Buffer.concat(begun);
}

/** A line, undefined if blank, or an error. The error does not quote the line, since it was not scrubbed. */
function readLine(bytes: Uint8Array, isFirst: boolean): Line | string | undefined {
  let line: string;
  try {
    line = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return 'is not UTF-8';
  }
  if (isFirst) line = line.replace(/^\ufeff/, '');
  if (line.trim() === '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'is not JSON';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is not an object';
  const { id, text } = value as { id?: unknown; text?: unknown };
  if (typeof id !== 'string' && typeof id !== 'number') return 'has no "id" that is a string or a number';
  if (typeof text !== 'string') return 'has no "text" that is a string';
  if (text.length > LONGEST_TEXT) return `has a text of more than ${LONGEST_TEXT} UTF-16 units`;
  return { id, text };
}

function unread(problems: readonly string[]): Error {
  const more = problems.length - MOST_TOLD;
  const [first = '', ...others] = problems;
  return failed('cli/not-jsonl', first, {
    why: 'With --jsonl each line is an object with "id" and "text". Nothing was written.',
    details: [...others.slice(0, MOST_TOLD - 1), ...(more > 0 ? [`and ${more} more`] : [])],
  });
}
