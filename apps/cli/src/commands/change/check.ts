import type { Verb } from '../../command-line/verb.ts';

export const check: Verb = {
  usage: 'check',
  summary: 'check this repository’s change clause by clause, offline, in any CI',
  options: [
    { flags: '--base <ref>', what: 'the target branch (default: origin/HEAD, main or master)' },
    { flags: '--head <ref>', what: 'the commit that would be merged (default: HEAD)' },
    {
      flags: '--reviews <file>',
      what: 'JSON with author, description, reviews, teams, people, bots and checks; without it these are "not evidenced"',
    },
    {
      flags: '--gate <gate=file...>',
      what: 'a gate’s scanner report, as SARIF or CycloneDX: sast=results.sarif; a gate that did not run has not passed',
    },
    { flags: '--policy <folder>', what: 'the policy to check against (default: the nearest)' },
  ],
  examples: ['muster change check --base origin/main', 'muster change check --reviews reviews.json --json'],
  next: 'muster change check --help',
  run: async (asked) => (await import('./run-check.ts')).runCheck(asked),
};
