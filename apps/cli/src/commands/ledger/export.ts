import type { Verb } from '../../command-line/verb.ts';

export const exportLedger: Verb = {
  usage: 'export',
  summary: 'write the ledger to a file that anyone with the key can verify',
  options: [
    {
      flags: '-o, --out <file>',
      what: 'file to write; it is verified while written. Without this, lines go to standard output',
    },
    { flags: '--from <seq>', what: 'from this entry' },
    { flags: '--to <seq>', what: 'up to this entry' },
    { flags: '--key <key>', what: 'a verifier key you trust, as a line or in a file', isMany: true },
  ],
  run: async (asked) => (await import('./run-export.ts')).runExport(asked),
};
