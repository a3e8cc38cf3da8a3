import { closeSync, rmSync, writeFileSync } from 'node:fs';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { createNew } from '../../output/create-new.ts';

const exportEvidence: Verb = {
  usage: 'export',
  summary: 'the evidence of a period as one signed archive: report, controls, entries and their receipts',
  options: [
    { flags: '-o, --out <file>', what: 'where to: a zip' },
    { flags: '--from <instant>', what: 'from this instant; 90 days before the end if left out' },
    { flags: '--to <instant>', what: 'up to this time (default: now)' },
    { flags: '--seed <seed>', what: 'draw the samples with this seed' },
    {
      flags: '--size <entries>',
      what: 'use the ledger up to the signed head of this size, which reproduces the same bytes',
    },
  ],
  examples: ['muster evidence export --from 2026-07-01T00:00:00Z --to 2026-10-01T00:00:00Z -o q3.zip'],
  next: 'muster control list',
  async run({ options, connection }) {
    const out = options.needed('out');
    const [from, to, seed, size] = [
      options.text('from'),
      options.text('to'),
      options.text('seed'),
      options.number('size'),
    ];
    const body = {
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(seed === undefined ? {} : { seed }),
      ...(size === undefined ? {} : { size }),
    };
    const file = createNew(out);
    try {
      const archive = await answerOf(connection().api.POST('/v1/evidence/export', { body, parseAs: 'arrayBuffer' }));
      writeFileSync(file, Buffer.from(archive));
      const bytes = archive.byteLength;
      return { json: { file: out, bytes }, words: () => `${out}: ${bytes} bytes\nnext  unzip -l ${out}\n` };
    } catch (refusal) {
      rmSync(out);
      throw refusal;
    } finally {
      closeSync(file);
    }
  },
};

export const evidence: Noun = {
  name: 'evidence',
  summary: 'the evidence archive for auditors',
  group: 'Govern:',
  verbs: [exportEvidence],
};
