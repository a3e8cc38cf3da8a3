import type { Verb } from '../../command-line/verb.ts';

export const verify: Verb = {
  usage: 'verify',
  summary: 'verify the ledger here, without trusting the server',
  options: [
    { flags: '--file <export>', what: 'an exported ledger; without it, a fresh export of the server is taken' },
    { flags: '--receipt <file>', what: 'one entry by its receipt instead; needs --key' },
    {
      flags: '--key <key>',
      what: 'a verifier key you trust, as a line or in a file; may be given several times',
      isMany: true,
    },
    {
      flags: '--witness <file>',
      what: 'a signed checkpoint that somebody else kept; may be given several times',
      isMany: true,
    },
    { flags: '--from <seq>', what: 'the file is meant to begin at this entry, not at the oldest that is left' },
    { flags: '--on-server', what: 'let the server verify it, and compare its rows with it' },
  ],
  examples: ['muster ledger verify --file ledger.ndjson --key muster.vkey --witness last-month.checkpoint'],
  run: async (asked) => (await import('./run-verify.ts')).runVerify(asked),
};
