import type { Verb } from '../../command-line/verb.ts';

export const lint: Verb = {
  usage: 'lint [folder]',
  summary: 'check runbooks, diagrams and alert rules against each other; each problem with its file and line',
  options: [
    {
      flags: '--rules <file...>',
      what: 'Prometheus rule files (default: all *.rules.yml below deploy/ and monitoring/)',
    },
    { flags: '--policy <folder>', what: 'the policy to check against (default: the nearest)' },
  ],
  examples: ['muster runbook lint', 'muster runbook lint ops --rules ops/alerts.yml --json'],
  next: 'muster runbook lint --help',
  run: async (asked) => (await import('./run-lint.ts')).runLint(asked),
};
