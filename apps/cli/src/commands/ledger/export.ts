import { closeSync, rmSync, writeFileSync } from 'node:fs';
import type { Verb } from '../../command-line/verb.ts';
import { nothingMore } from '../../command-line/verb.ts';
import { pinnedTrust } from '../../ledger/pinned-trust.ts';
import { verifyLines } from '../../ledger/verify-lines.ts';
import { createNew } from '../../output/create-new.ts';
import { progressOn } from '../../output/progress.ts';
import { verdictWords } from '../../output/verdict-words.ts';
import { exportStream } from './export-stream.ts';

export const exportLedger: Verb = {
  usage: 'export',
  summary: 'write the ledger to a file that anybody with the key can verify',
  options: [
    { flags: '-o, --out <file>', what: 'where to; it is verified on the way. Without it, lines to standard output' },
    { flags: '--from <seq>', what: 'from this entry' },
    { flags: '--to <seq>', what: 'to this entry' },
    { flags: '--key <key>', what: 'the verifier key one believes, as a line or in a file', isMany: true },
  ],
  async run({ options, shell, connection, isJson }) {
    const [from, to, out] = [options.number('from'), options.number('to'), options.text('out')];
    const trust = pinnedTrust(options.list('key'));
    const wish = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    const file = out === undefined ? undefined : createNew(out);
    const chunks = await exportStream(connection(), wish).catch((refusal: unknown) => {
      // An empty file would stand in the way of the next try.
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
        { chunks, bytes: undefined, trust, witnesses: [], progress: progressOn(shell, isJson), keep },
        shell,
      );
      return {
        json: {
          file: out,
          ...(verdict.ok ? { from: verdict.from, size: verdict.size, entries: verdict.entries } : verdict),
        },
        words: (screen) => `${verdictWords(verdict, screen)}\nnext  muster ledger verify --file ${out}\n`,
        isFailure: !verdict.ok,
      };
    } finally {
      closeSync(file);
    }
  },
};
