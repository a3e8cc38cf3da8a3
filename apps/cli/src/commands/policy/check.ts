import type { Verb } from '../../command-line/verb.ts';

export const check: Verb = {
  usage: 'check [folder]',
  summary: 'read a policy offline: its problems by file and line, its findings and rulings',
  examples: ['muster policy check policy/GOV-001/2.0.0+r1', 'muster policy check --json | jq .findings'],
  run: async (asked) => (await import('./run-check.ts')).runCheck(asked),
};
