import type { Verb } from '../../command-line/verb.ts';

export const check: Verb = {
  usage: 'check',
  summary: 'judge the change of this repository clause by clause, offline: for the CI of any forge',
  options: [
    { flags: '--base <ref>', what: 'the branch that it goes into (else origin/HEAD, main or master)' },
    { flags: '--head <ref>', what: 'the commit that would be merged (else HEAD)' },
    {
      flags: '--reviews <file>',
      what: 'JSON of author, description, reviews, teams, people, bots and checks; without it these are "not evidenced"',
    },
    {
      flags: '--gate <gate=file...>',
      what: 'a gate’s scanner report, as SARIF or CycloneDX: sast=results.sarif; a gate that did not run is not passed',
    },
    { flags: '--policy <folder>', what: 'the policy to judge by (default: the nearest)' },
  ],
  examples: ['muster change check --base origin/main', 'muster change check --reviews reviews.json --json'],
  next: 'muster change check --help',
  run: async (asked) => (await import('./run-check.ts')).runCheck(asked),
};
