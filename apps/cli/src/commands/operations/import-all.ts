import { existsSync } from 'node:fs';
import type { Verb } from '../../command-line/verb.ts';
import { wrongUsage } from '../../failures/failure.ts';
import { fileBytes } from '../../ledger/file-bytes.ts';
import { linesOf, wholeLines } from '../../ledger/whole-lines.ts';
import { loadServer, environmentOf, valueOf } from '../../operations/load-server.ts';
import { fields } from '../../output/fields.ts';
import { progressOn } from '../../output/progress.ts';

export const importAll: Verb = {
  usage: 'import <file>',
  summary: 'import an export into an empty database: complete and verified, or not at all',
  options: [
    {
      flags: '--later-ledger <export>',
      what: 'a newer `muster ledger export`: its erasures are carried out again',
    },
    {
      flags: '--nothing-erased-since',
      what: 'confirm that nobody was erased since the export; needed without a later ledger or erasures.journal in the keys folder',
    },
  ],
  examples: ['MUSTER_HOME=/var/lib/muster-new muster import muster.ndjson --later-ledger ledger.ndjson'],
  async run({ words: [file = ''], options, shell, isJson }) {
    const server = await loadServer();
    const later = options.text('later-ledger');
    const progress = progressOn(shell, isJson);
    try {
      const onRows = (table: string, rows: number): void =>
        void progress.show(undefined, `${table}: ${rows.toLocaleString('en')} rows`);
      const given = {
        lines: textLines(file, 'the export'),
        laterLedger: later === undefined ? undefined : textLines(later, '--later-ledger'),
        nothingErasedSince: options.flag('nothing-erased-since'),
        onRows,
      };
      const restored = valueOf(await server.restore(environmentOf(shell), given));
      const { tables, rows, exportedAt, ledgerEntries, erasedAgain } = restored;
      return {
        json: restored,
        words: (screen) =>
          `${screen.paint.green('✓')} Imported. Its ledger is valid.\n` +
          fields(
            {
              'as of': exportedAt,
              tables: String(tables),
              rows: rows.toLocaleString('en'),
              'ledger entries': ledgerEntries.toLocaleString('en'),
              'erased again': String(erasedAgain),
            },
            screen,
          ) +
          '\nnext  npm start\n',
      };
    } finally {
      await progress.clear();
    }
  },
};

function textLines(path: string, what: string): AsyncIterable<string> {
  if (!existsSync(path)) throw wrongUsage(`${what}: ${path} does not exist.`);
  return each(fileBytes(path));
}

async function* each(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  for await (const block of wholeLines(chunks))
    for (const line of linesOf(block)) yield Buffer.from(line.buffer, line.byteOffset, line.length).toString('utf8');
}
