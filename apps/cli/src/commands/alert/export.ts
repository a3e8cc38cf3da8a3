import { closeSync, rmSync, writeFileSync } from 'node:fs';
import { nothingMore, type Verb } from '../../command-line/verb.ts';
import { failed, wrongUsage } from '../../failures/failure.ts';
import { createNew } from '../../output/create-new.ts';

const words = ['state', 'query', 'incident', 'service'] as const;

/** `muster alert export`: streams rows to a file or stdout; the export itself is recorded. */
export const exportAlerts: Verb = {
  usage: 'export',
  summary: 'write alerts to a file, as spreadsheet-safe CSV or as JSON',
  options: [
    { flags: '-o, --out <file>', what: 'where to; without it, to standard output' },
    { flags: '--as <format>', what: 'csv or json; csv by default' },
    { flags: '--state <state>', what: 'firing or resolved' },
    { flags: '-q, --query <words>', what: 'with these words, "phrases" and labels (cluster=eu)' },
    { flags: '-i, --incident <code>', what: 'only those of one incident' },
    { flags: '--service <name>', what: 'only those of one service' },
  ],
  async run({ options, shell, connection }) {
    const as = options.text('as') ?? 'csv';
    if (as !== 'csv' && as !== 'json') throw wrongUsage('--as must be csv or json.');
    const out = options.text('out');
    const filters = Object.fromEntries(
      words.flatMap((name) => {
        const value = options.text(name);
        return value === undefined ? [] : [[name === 'query' ? 'q' : name, value]];
      }),
    );
    const decoder = new TextDecoder();
    const file = out === undefined ? undefined : createNew(out);
    try {
      const { body } = await connection().fetch('/v1/alerts/export', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ as, ...filters }),
      });
      if (body === null) throw failed('cli/empty-answer', 'The server sent no export.');
      for await (const chunk of body as AsyncIterable<Uint8Array>)
        if (file === undefined) await shell.out.write(decoder.decode(chunk, { stream: true }));
        else writeFileSync(file, chunk);
    } catch (refusal) {
      // An empty file would block the next attempt.
      if (out !== undefined) rmSync(out, { force: true });
      throw refusal;
    } finally {
      if (file !== undefined) closeSync(file);
    }
    return out === undefined ? nothingMore : { json: { file: out, as }, words: () => `Written to ${out}.\n` };
  },
};
