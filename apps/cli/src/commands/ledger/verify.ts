import type { Verb } from '../../command-line/verb.ts';

export const verify: Verb = {
  usage: 'verify',
  summary: 'verify the ledger here, without trusting the server',
  options: [
    { flags: '--file <export>', what: 'an exported ledger (default: a fresh export from the server)' },
    { flags: '--receipt <file>', what: 'verify one entry by its receipt instead; needs --key' },
    {
      flags: '--key <key>',
      what: 'a verifier key you trust, as a line or in a file; may be given several times',
      isMany: true,
    },
    {
      flags: '--witness <file>',
      what: 'a signed checkpoint kept by somebody else; may be given several times',
      isMany: true,
    },
    { flags: '--from <seq>', what: 'the file starts at this entry on purpose, not at the oldest one left' },
    { flags: '--on-server', what: 'let the server verify the ledger, and compare its database rows with it' },
  ],
  examples: ['muster ledger verify --file ledger.ndjson --key muster.vkey --witness last-month.checkpoint'],
  run: async (asked) => (await import('./run-verify.ts')).runVerify(asked),
};
