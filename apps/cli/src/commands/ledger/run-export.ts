import { closeSync, rmSync, writeFileSync } from 'node:fs';
import { nothingMore, type Answer, type Asked } from '../../command-line/verb.ts';
import type { Options } from '../../command-line/options.ts';
import { pinnedTrust } from '../../ledger/pinned-trust.ts';
import { verifyLines } from '../../ledger/verify-lines.ts';
import { createNew } from '../../output/create-new.ts';
import { progressOn } from '../../output/progress.ts';
import { verdictWords } from '../../output/verdict-words.ts';
import { exportStream } from './export-stream.ts';

/** `muster ledger export`. Loaded on demand with the proofs that verify the export as it streams. */
export async function runExport({ options, shell, connection, isJson }: Asked): Promise<Answer> {
  const [from, to, out] = [options.number('from'), options.number('to'), options.text('out')];
  const trust = pinnedTrust(options.list('key'));
  const span = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const file = out === undefined ? undefined : createNew(out);
  const chunks = await exportStream(connection(), span).catch((refusal: unknown) => {
    // An empty file would block the next attempt.
    if (file !== undefined && out !== undefined) {
      closeSync(file);
      rmSync(out);
    }
    throw refusal;
  });
  if (file === undefined) {
    for await (const chunk of chunks) await shell.out.write(Buffer.from(chunk).toString('utf8'));
    return nothingMore;
  }
  try {
    const keep = async (lines: Uint8Array): Promise<void> => writeFileSync(file, lines);
    const verdict = await verifyLines(
      { chunks, bytes: undefined, trust, witnesses: [], from, progress: progressOn(shell, isJson), keep },
      shell,
    );
    return {
      json: {
        file: out,
        ...(verdict.ok
          ? { from: verdict.from, size: verdict.size, entries: verdict.entries, caveats: verdict.caveats }
          : verdict),
      },
      words: (screen) => `${verdictWords(verdict, screen)}\nnext  ${nextCommand(out, options)}\n`,
      isFailure: !verdict.ok,
    };
  } finally {
    closeSync(file);
  }
}

/** The command that verifies the file later, with its key: without one, a file only proves its own consistency. */
function nextCommand(out: string | undefined, options: Options): string {
  const keys = options.list('key');
  const given = keys.length === 0 ? ['<key>'] : keys;
  const from = options.number('from');
  return [
    `muster ledger verify --file ${quoted(out ?? '')}`,
    ...given.map((key) => `--key ${key === '<key>' ? key : quoted(key)}`),
    ...(from === undefined ? [] : [`--from ${from}`]),
  ].join(' ');
}

const quoted = (word: string): string =>
  /^[\w./:@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
