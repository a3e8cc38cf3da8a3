import { closeSync, rmSync, writeSync } from 'node:fs';
import type { Verb } from '../../command-line/verb.ts';
import { loadServer, environmentOf, valueOf } from '../../operations/load-server.ts';
import { fields } from '../../output/fields.ts';
import { createNew } from '../../output/create-new.ts';
import { progressOn } from '../../output/progress.ts';

export const exportAll: Verb = {
  usage: 'export',
  summary: 'write the whole database to a file, without the keys; Muster may be running',
  options: [{ flags: '-o, --out <file>', what: 'where to', isNeeded: true }],
  async run({ options, shell, isJson }) {
    const server = await loadServer();
    const out = options.needed('out');
    const file = createNew(out);
    const progress = progressOn(shell, isJson);
    let done = false;
    try {
      const onRows = (table: string, rows: number): void =>
        void progress.show(undefined, `${table}: ${rows.toLocaleString('en')} rows`);
      const exported = valueOf(
        await server.backUp(environmentOf(shell), { write: async (text) => void writeSync(file, text), onRows }),
      );
      done = true;
      return {
        json: { file: out, ...exported },
        words: (screen) =>
          `${screen.paint.green('✓')} Exported.\n` +
          fields(
            {
              file: out,
              tables: String(exported.tables),
              rows: exported.rows.toLocaleString('en'),
              sha256: exported.sha256,
            },
            screen,
          ) +
          '\nThe export does not contain the keys. Without the keys folder, nobody can read what is encrypted or continue the signed ledger: keep both, in separate places.\n',
      };
    } finally {
      await progress.clear();
      closeSync(file);
      if (!done) rmSync(out, { force: true });
    }
  },
};
